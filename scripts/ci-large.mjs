// What the large run is said to be: its size, and the page's figures, which the tests find in the usual run.
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { run } from "./tool.mjs";

/** So many tickets make at least so many events. */
const TICKETS = 100_000;
const EVENTS = 1_500_000;

/** Its files come into the folder `temporary`. */
export const largeSteps = (temporary) => [[`a year of ${TICKETS} tickets`, () => large(temporary)]];

async function large(folder) {
  const usual = await demo(folder, "usual");
  const year = await demo(folder, "large", "--tickets", `${TICKETS}`);
  const size = `${year.events} events of ${year.tickets} tickets`;
  if (year.tickets < TICKETS || year.events < EVENTS)
    return { ok: false, output: `${size}; wanted: at least ${EVENTS} of ${TICKETS}` };
  const [found, wanted] = [year, usual].map(({ figures: { leadByRedo, ...page } }) => page); // redos grow with the tickets
  if (!isDeepStrictEqual(found, wanted))
    return { ok: false, output: `figures: ${JSON.stringify(found)}; wanted: ${JSON.stringify(wanted)}` };
  return { note: `${size} in ${year.seconds} s` };
}

/** The last line of the demo, as its user runs it. */
async function demo(folder, name, ...asked) {
  const store = `sqlite:${join(folder, `${name}.db`)}`;
  const { ok, output } = await run("npm", ["run", "demo", "--", ...asked, "--store", store, "--json"]);
  if (!ok) throw new Error(output);
  return JSON.parse(output.trimEnd().split("\n").at(-1));
}
