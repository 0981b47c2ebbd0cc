import { handle, project, projection, stateCache } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { yuan } from "@caseloop/law";
import { rows } from "./data.ts";
import { fine } from "./fine.ts";

/** One row a case: the way it took, and whether its penalty came on the very day the 60 days were over. */
const paths = projection({
  name: "paths",
  from: [fine],
  initial: { path: [] as string[], penalties: 0, onTheDay: 0, paid: 0 },
  key: ({ entity }) => entity,
  on: {
    "fine.Created": (row) => void row.path.push("Create Fine"),
    "fine.Sent": (row) => void row.path.push("Send Fine"),
    "fine.Notified": (row) => void row.path.push("Insert Fine Notification"),
    "fine.PenaltyAdded"(row, { data }) {
      row.path.push("Add penalty");
      row.penalties++;
      if (data.at.startsWith(data.notBefore)) row.onTheDay++;
    },
    "fine.Paid"(row, { data }) {
      row.path.push("Payment");
      row.paid = data.cents;
    },
    "fine.Noted": (row, { data }) => void row.path.push(data.what),
  },
});

/** Plays 34,724 rows of Italian traffic fines as commands, each decided, and counts what came of them. */
export async function trafficFines(file: string) {
  const store = memoryStore();
  const cache = stateCache({ max: 10_000 });
  for (const row of rows(file)) {
    const done = await handle(
      store,
      fine,
      row.case_id ?? "",
      { ...commandOf(row), at: row.timestamp ?? "" },
      { cache },
    );
    if (!done.ok) throw new Error(`${row.case_id} ${row.activity}: ${done.rejection.because}`);
  }
  const cases = [...(await project(store, paths)).values()];
  const sum = (of: (row: (typeof cases)[number]) => number) => cases.reduce((total, row) => total + of(row), 0);
  return {
    cases: cases.length,
    events: sum(({ path }) => path.length),
    activities: new Set(cases.flatMap(({ path }) => path)).size,
    variants: new Set(cases.map(({ path }) => path.join(" → "))).size,
    penalties: sum(({ penalties }) => penalties),
    onDay60: sum(({ onTheDay }) => onTheDay),
    payers: cases.filter(({ paid }) => paid > 0).length,
    paid: sum(({ paid }) => paid),
  };
}

/** What a row asks for. `paymentamount` lost its decimal point upstream; `totalpaymentamount` is right, and runs up. */
function commandOf(row: Readonly<Record<string, string>>) {
  const { activity = "", timestamp: at = "", amount, expense, totalpaymentamount: paid } = row;
  const cents = (text = "0") => yuan(text || "0");
  switch (activity) {
    case "Create Fine":
      return { type: "Create", data: { at, cents: cents(amount) } } as const;
    case "Send Fine":
      return { type: "Send", data: { at, cents: cents(expense) } } as const;
    case "Insert Fine Notification":
      return { type: "Notify", data: { at } } as const;
    case "Add penalty":
      return { type: "AddPenalty", data: { at, cents: cents(amount) } } as const;
    case "Payment":
      return { type: "Pay", data: { at, cents: cents(paid) } } as const;
    default:
      return { type: "Note", data: { at, what: activity } } as const;
  }
}
