import { addMonths, type Calendar } from "@caseloop/law";
import type { ListingCommand } from "@caseloop/prevention";
import type { Plan } from "../plan.ts";
import { chance } from "../stage/chance.ts";
import { type Life, stepsOf } from "../stage/step.ts";
import { agenda, morning, workdays } from "./agenda.ts";
import { partyOf } from "./findings.ts";
import { boardOf } from "./red-black-board.ts";
import { trades } from "./trades.ts";

/** Red entries in the year; `assumed`. */
const entries = 12;
/** The one that gives its place back. */
const returned = 3;

/** 红榜: businesses proposed for what visits found in order, entered by somebody else, published; one is taken off when it no longer holds. */
export function redListLives({ seed }: Plan, calendar: Calendar): Life[] {
  const days = workdays("2023-03-01", "2023-10-31", calendar);
  return Array.from({ length: entries }, (_, i) => {
    const luck = chance(`${seed}/red/${i + 1}`);
    return redEntry(i + 1, days[luck.int(0, days.length - 1)] ?? "2023-03-01", seed, calendar);
  });
}

function* redEntry(n: number, day: string, seed: string, calendar: Calendar): Life {
  const id = `red-${n}`;
  const step = stepsOf(`${seed}/${id}`);
  const board = boardOf(calendar);
  const list = agenda();
  const act = (workdaysOn: number, by: string, command: ListingCommand) =>
    list.add(morning(calendar.workdayAfter(day, workdaysOn), calendar, 60 * n), (at) =>
      step(board, id, at, by, command),
    );
  const trade = trades[n % trades.length] ?? trades[0];
  act(1, "clerk-1", {
    type: "Propose",
    data: {
      ...{ list: "red", party: partyOf(trade, 100 + n), ground: `${trade.title}：诚信经营`, proposer: "clerk-1" },
      evidence: ["检查结果合格", "一年内无投诉举报"],
    },
  });
  act(4, "leader-2", {
    type: "Enter",
    data: { approver: "leader-2", reasons: "符合红榜条件", until: addMonths(day, 12) },
  });
  act(5, "clerk-1", { type: "Publish", data: { officer: "clerk-1", where: "微信公众号" } });
  if (n === returned) {
    act(30, "leader-2", {
      type: "Remove",
      data: { approver: "leader-2", ground: "withdrawn", reason: "经复核不再符合条件", evidence: ["复核记录"] },
    });
    act(31, "clerk-1", { type: "TakeDown", data: { officer: "clerk-1" } });
  }
  yield* list.steps();
}
