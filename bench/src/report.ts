import type { Outcome } from "./arena.ts";
import type { Case, Goal, Workload } from "./workload.ts";

/** One case as `--json` prints it: speeds in units per second, ratios as our speed over the other's. */
export interface Result {
  readonly id: string;
  readonly case: string;
  readonly unit: string;
  readonly ours: number;
  readonly floor: number;
  readonly peers: Readonly<Record<string, number>>;
  readonly ratioToFloor: number;
  readonly ratioToPeers: Readonly<Record<string, number>>;
  /** Slowest and fastest round of ours. */
  readonly spread: readonly [number, number];
  readonly goals: readonly {
    readonly against: string;
    readonly atLeast: number;
    readonly reached: number | null;
    readonly met: boolean;
  }[];
  readonly absent: Readonly<Record<string, string>>;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

/** Our speed over another's: the median of the rounds' own ratios. */
function ratio(ours: readonly number[], other: readonly number[]): number {
  return median(ours.map((speed, round) => speed / (other[round] ?? Number.NaN)));
}

export function result(
  { id, unit }: Workload,
  { name, contenders, goals }: Case,
  { measured, absent }: Outcome,
): Result {
  const speeds = new Map(measured.map((each) => [each.name, each.speeds]));
  const [first = "", second = ""] = Object.keys(contenders);
  const ours = speeds.get(first) ?? [];
  const floor = speeds.get(second) ?? [];
  const peers = measured.filter((each) => each.name !== first && each.name !== second);
  const reached = ({ against, atLeast }: Goal) => {
    const other = speeds.get(against);
    const value = other ? ratio(ours, other) : null;
    return { against, atLeast, reached: value, met: value !== null && value >= atLeast };
  };
  return {
    id,
    case: name,
    unit,
    ours: median(ours),
    floor: median(floor),
    peers: Object.fromEntries(peers.map((each) => [each.name, median(each.speeds)])),
    ratioToFloor: ratio(ours, floor),
    ratioToPeers: Object.fromEntries(peers.map((each) => [each.name, ratio(ours, each.speeds)])),
    spread: [Math.min(...ours), Math.max(...ours)],
    goals: goals.map(reached),
    absent,
  };
}

/** The same for people. */
export function table(
  { id, title, unit }: Workload,
  { name, contenders }: Case,
  outcome: Outcome,
  { goals }: Result,
): string {
  const [first] = Object.keys(contenders);
  const ours = outcome.measured.find((each) => each.name === first)?.speeds ?? [];
  const rows = outcome.measured.map((each) => {
    const goal = goals.find((candidate) => candidate.against === each.name);
    const against = ratio(ours, each.speeds);
    return [
      each.name,
      speed(median(each.speeds)),
      `${speed(Math.min(...each.speeds))} – ${speed(Math.max(...each.speeds))}`,
      each.name === first ? "" : `${against.toFixed(2)} ×`,
      goal ? `≥ ${goal.atLeast.toFixed(2)} ×  ${goal.met ? "met" : "NOT MET"}` : "",
    ];
  });
  const absent = Object.entries(outcome.absent).map(([peer, why]) => `  ${peer} took no part: ${why.split("\n")[0]}`);
  return [
    `${id} ${title}: ${name}`,
    ...columns([["", `${unit}/s`, "min – max", "ours is", "asked"], ...rows]),
    ...absent,
    "",
  ].join("\n");
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    `  ${row.map((cell, column) => (column === 0 || column === row.length - 1 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join("  ")}`.trimEnd(),
  );
}

const speed = (value: number) => Math.round(value).toLocaleString("en-US");
