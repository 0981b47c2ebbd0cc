import { type Command, july, type Step } from "./ticket-run.ts";

/** The usual life of a ticket, step by step, in July 2023 (Monday 10th to Friday 21st), each part building on the one before. */
export const owners = { bureauLeader: "leader", sectionHead: "head", handler: "handler" };
const others = { bureauLeader: "leader-2", sectionHead: "head-2", handler: "handler-2" };
export const caller = { identity: "named", name: "吴明", phone: "138-0531-0000" } as const;

type Data<T extends Command["type"]> = Extract<Command, { type: T }>["data"];

export const register = (more: Partial<Data<"Register">> = {}): Command => ({
  type: "Register",
  data: {
    kind: "complaint",
    channel: "phone",
    topic: "food",
    content: "A hard thing in the dish broke a tooth",
    caller,
    ...more,
  },
});
export const dispatch = (more: Partial<Data<"Dispatch">> = {}): Command => ({
  type: "Dispatch",
  data: { lead: "jibei", owners, ...more },
});
export const callBack = (more: Partial<Data<"CallBack">> = {}): Command => ({
  type: "CallBack",
  data: { level: "city", clerk: "clerk", process: "satisfied", result: "satisfied", ...more },
});
export const redo = (more: Partial<Data<"OrderRedo">> = {}): Command => ({
  type: "OrderRedo",
  data: { level: "city", officer: "city-1", ground: "dissatisfied", reason: "the caller has not been paid", ...more },
});
export const answer: Command = {
  type: "Reply",
  data: { unit: "jibei", officer: "handler", text: "Paid back in full.", means: "phone" },
};
export const review: Command = { type: "Review", data: { reviewer: "head" } };
export const close: Command = { type: "Close", data: { officer: "archive" } };
export const extension = (days = 5): Command => ({
  type: "RequestExtension",
  data: { applicant: "handler", days, reason: "an expert is awaited" },
});
export const shelve = (until = "2023-07-31"): Command => ({
  type: "Shelve",
  data: { applicant: "handler", approver: "leader", measures: "the part is ordered", until },
});
export const next = { lead: "huangtai", owners: others };

export const registered: readonly Step[] = [[july("10 09:00"), register()]];
export const dispatched: readonly Step[] = [...registered, [july("10 09:30"), dispatch({ assisting: ["jiaotong"] })]];
export const signed: readonly Step[] = [
  ...dispatched,
  [july("10 10:00"), { type: "SignIn", data: { unit: "jibei", officer: "handler" } }],
];
export const inProgress: readonly Step[] = [
  ...signed,
  [july("10 10:30"), { type: "RecordContact", data: { officer: "handler", means: "phone" } }],
];
export const replied: readonly Step[] = [...inProgress, [july("12 16:00"), answer]];
export const reviewed: readonly Step[] = [...replied, [july("12 17:00"), review]];
const calledBack: readonly Step[] = [...reviewed, [july("13 09:00"), callBack()]];
export const complained: readonly Step[] = [
  ...reviewed,
  [july("13 09:00"), callBack({ result: "dissatisfied", solved: false })],
];
export const closed: readonly Step[] = [...calledBack, [july("13 10:00"), close]];
export const redone: readonly Step[] = [...complained, [july("13 11:00"), redo()]];

export const row = {
  system: "nyc311",
  key: "19937896",
  digest: "9f86d081",
  line: 2,
  fields: { "Unique Key": "19937896", Agency: "DOF", "Incident Zip": "10027" },
};
export const imported: readonly Step[] = [
  [
    "2011-03-01T19:27:57.000Z",
    {
      type: "Register",
      data: {
        kind: "complaint",
        channel: "otherSystem",
        topic: "DOF Property",
        content: "Misapplied Payment",
        source: row,
      },
    },
  ],
];
export const importedAndDue: readonly Step[] = [
  ...imported,
  ["2011-03-01T19:27:57.000Z", { type: "Dispatch", data: { lead: "DOF", sourceDue: "2011-03-22T18:27:57.000Z" } }],
];
