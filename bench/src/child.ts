// One contender in a process of its own: told what to prepare by its arguments, when to run by its channel.
import type { Order, Report } from "./player.ts";
import type { Contender, Prepare, Sizes } from "./workload.ts";

const [module, sizes, server] = process.argv.slice(2) as [string, string, string];
const preparing = prepared(module, JSON.parse(sizes) as Sizes);
preparing.catch(() => {}); // told when it is asked for

process.on("message", (order: Order) => {
  void carryOut(order)
    .catch(
      (error: unknown): Report => ({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
    .then((report) => process.send?.(report));
});

async function prepared(url: string, wanted: Sizes): Promise<Contender> {
  const { prepare } = (await import(url)) as { prepare: Prepare };
  return prepare(wanted, server);
}

async function carryOut(order: Order): Promise<Report> {
  const contender = await preparing;
  if (order === "round") return round(contender);
  if (order === "answer") return { answer: (await contender.answer?.()) ?? null };
  if (order === "end") await contender.end?.();
  return { ready: true };
}

async function round(contender: Contender): Promise<Report> {
  await contender.before?.();
  globalThis.gc?.();
  const before = process.threadCpuUsage();
  const start = performance.now();
  const units = await contender.run();
  const wall = (performance.now() - start) / 1e3;
  const { user, system } = process.threadCpuUsage(before);
  await contender.after?.();
  return { speed: units / wall, work: units / ((user + system) / 1e6) };
}
