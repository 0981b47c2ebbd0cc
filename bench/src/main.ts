// npm run bench [-- W1 W5 --json --quick --cpu --built --rounds 9]
import { parseArgs } from "node:util";
import { compete } from "./arena.ts";
import { machine } from "./machine.ts";
import { type Result, result, table } from "./report.ts";
import { w1 } from "./w1-replay.ts";
import { w2 } from "./w2-rebuild.ts";
import { w3 } from "./w3-append.ts";
import { w4 } from "./w4-append.ts";
import { w4b } from "./w4b-load.ts";
import { w4c } from "./w4c-rebuild.ts";
import { w4d } from "./w4d-handle.ts";
import { w5 } from "./w5-handle.ts";
import { w6 } from "./w6-decide.ts";
import { w11 } from "./w11-tick.ts";
import type { Workload } from "./workload.ts";

const all: readonly Workload[] = [w1, w2, w3, w4, w4b, w4c, w4d, w5, w6, w11];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean", default: false },
    quick: { type: "boolean", default: false },
    cpu: { type: "boolean", default: false },
    built: { type: "boolean", default: false },
    rounds: { type: "string" },
  },
});
const wanted = new Set(positionals.map((id) => id.toUpperCase()));
const unknown = [...wanted].filter((id) => !all.some((workload) => workload.id === id));
if (unknown.length > 0) {
  console.error(`No workload ${unknown.join(", ")}; there are ${all.map((workload) => workload.id).join(", ")}.`);
  process.exit(2);
}

const { json, quick, built, cpu } = values;
const rounds = Number(values.rounds ?? (quick ? 3 : 7));
const about = machine();
const results: Result[] = [];
const say = (text: string) => (json ? process.stderr : process.stdout).write(`${text}\n`);

const versions = Object.entries(about.versions).map(([name, version]) => `${name} ${version}`);
say(`${about.cpu}, ${about.memory}, ${about.platform}, Node ${about.node}\n${versions.join(", ")}`);
say(
  `Medians of ${rounds} interleaved rounds, one process at a time${cpu ? ", by CPU time" : ""}${built ? ", built packages" : ""}.\n`,
);

for (const workload of all) {
  if (wanted.size > 0 && !wanted.has(workload.id)) continue;
  for (const each of workload.cases) {
    const outcome = await compete(each, {
      sizes: quick ? each.quick : each.sizes,
      rounds,
      warmUps: quick ? 1 : 3,
      built,
      cpu,
    });
    const found = result(workload, each, outcome);
    results.push(found);
    say(table(workload, each, outcome, found));
  }
}
if (json) console.log(JSON.stringify({ machine: about, workloads: results }, null, 2));
