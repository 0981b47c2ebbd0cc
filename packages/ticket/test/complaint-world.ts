import type { Decider, InputOf, Schemas } from "@caseloop/core";
import { given } from "@caseloop/core/spec";
import { type ComplaintCommand, complaint } from "../src/complaint/index.ts";
import { type ReportCommand, report } from "../src/report/index.ts";

/** A moment on the clock on the wall in Jinan, such as `2023-07-10 09:00`. */
export function at(local: string): string {
  return new Date(`${local.replace(" ", "T")}:00+08:00`).toISOString();
}

export type Step<Command> = readonly [local: string, command: Command];

/** Runs commands one after the other through the specification kit; a refused one throws. */
function life<Name extends string, State, Commands extends Schemas, Events extends Schemas, Context>(
  decider: Decider<Name, State, Commands, Events, Context>,
  steps: readonly Step<Parameters<ReturnType<typeof given<Name, State, Commands, Events, Context>>["when"]>[0]>[],
): InputOf<Events>[] {
  const events: InputOf<Events>[] = [];
  for (const [local, command] of steps) {
    const outcome = given(decider, ...events).when(command, { at: at(local) } as never);
    if (outcome.rejection) throw new Error(`${local} ${command.type} was refused: ${outcome.rejection.code}`);
    events.push(...outcome.events);
  }
  return events;
}

const complaintLife = (...steps: readonly Step<ComplaintCommand>[]) => life(complaint, steps);
const reportLife = (...steps: readonly Step<ReportCommand>[]) => life(report, steps);

/** Given this life of a complaint, when a command comes at that moment. */
export const onComplaint = (steps: readonly Step<ComplaintCommand>[], [local, command]: Step<ComplaintCommand>) =>
  given(complaint, ...complaintLife(...steps)).when(command, { at: at(local) });

/** Given this life of a report, when a command comes at that moment. */
export const onReport = (steps: readonly Step<ReportCommand>[], [local, command]: Step<ReportCommand>) =>
  given(report, ...reportLife(...steps)).when(command, { at: at(local) });

type Made<Command, Type> = Step<Extract<Command, { type: Type }>>;

/** Steps that most lives share; every name in them is invented. */
export const open = (local: string): Made<ComplaintCommand, "Open"> => [
  local,
  {
    type: "Open",
    data: {
      ticket: "t-1",
      complainant: { name: "吴某", phone: "13800000001" },
      respondent: "restaurant-9",
      claim: "就餐时崩断牙齿",
      claimed: 200_000,
    },
  },
];
export const accept = (local: string): Made<ComplaintCommand, "Accept"> => [
  local,
  { type: "Accept", data: { officer: "o-1" } },
];
export const bothConsent = (local: string): readonly Made<ComplaintCommand, "Consent">[] => [
  [local, { type: "Consent", data: { party: "complainant" } }],
  [local, { type: "Consent", data: { party: "respondent" } }],
];
export const mediate = (local: string): readonly Step<ComplaintCommand>[] => [
  ...bothConsent(local),
  [local, { type: "StartMediation", data: { mediator: "m-1" } }],
];
export const test = (local: string, purpose: "dailyLife" | "farmInput" | "business"): Step<ComplaintCommand> => [
  local,
  { type: "TestConsumer", data: { purpose, finding: "invoice", officer: "o-1" } },
];
export const receive = (
  local: string,
  reporter?: Extract<ReportCommand, { type: "Receive" }>["data"]["reporter"],
): Step<ReportCommand> => [
  local,
  { type: "Receive", data: { reported: "restaurant-9", facts: "后厨卫生", ...(reporter ? { reporter } : {}) } },
];
export const named = { disclosure: "named", name: "举报人甲", phone: "13900000002" } as const;
