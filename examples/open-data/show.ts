import { boston311 } from "./boston311.ts";
import { files, present } from "./data.ts";
import { nyc311 } from "./nyc311.ts";
import { trafficFines } from "./traffic-fines.ts";

for (const [file, run] of [
  [files.nyc311, nyc311],
  [files.boston311, boston311],
  [files.trafficFines, trafficFines],
] as const)
  if (present(file)) console.log(run.name, await run(file));
  else console.log(`${run.name}: ${file} is not there`);
