// What the large run is said to be: its size, and the page's figures whatever its size.
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { run } from "./tool.mjs";

/** So many tickets make at least so many events. */
const TICKETS = 100_000;
const EVENTS = 1_500_000;

/** The fewest tickets the demo takes. */
const SMALL = 300;

/** Its files come into the folder `temporary`. */
export const largeSteps = (temporary) => [[`a year of ${TICKETS} tickets`, () => large(temporary)]];

async function large(folder) {
  const [small, year] = [await demo(SMALL, folder), await demo(TICKETS, folder)];
  const found = `${year.events} events of ${year.tickets} tickets`;
  if (year.tickets < TICKETS || year.events < EVENTS)
    return { ok: false, output: `${found}; wanted: at least ${EVENTS} of ${TICKETS}` };
  const [few, many] = [small, year].map(({ figures: { leadByRedo, ...page } }) => page); // redos grow with the tickets
  if (!isDeepStrictEqual(few, many))
    return { ok: false, output: `figures: ${JSON.stringify(many)}; of ${SMALL} tickets: ${JSON.stringify(few)}` };
  return { note: `${found} in ${year.seconds} s` };
}

/** The last line of the demo, as its user runs it. */
async function demo(tickets, folder) {
  const store = `sqlite:${join(folder, `year-${tickets}.db`)}`;
  const asked = ["--tickets", `${tickets}`, "--store", store, "--json"];
  const { ok, output } = await run("npm", ["run", "demo", "--", ...asked]);
  if (!ok) throw new Error(output);
  return JSON.parse(output.trimEnd().split("\n").at(-1));
}
