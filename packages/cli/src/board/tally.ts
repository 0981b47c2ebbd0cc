import { type Calendar, cards } from "@caseloop/law";
import type { Case } from "./cases.ts";

/** A share, kept as its two numbers; its figure is `percent`. */
export interface Rate {
  of: number;
  all: number;
}

/** The figures of one unit, or of all together. */
export interface Figures {
  registered: number;
  closed: number;
  open: number;
  /** 黄牌: due on the next working day. */
  yellow: number;
  /** 红牌: the reply is overdue. */
  red: number;
  closedWithDue: number;
  /** Closed tickets that breached a deadline. */
  late: number;
  /** 按期办结率 */
  onTime: Rate;
  /** 响应率 */
  response: Rate;
  /** 过程满意率 */
  process: Rate;
  /** 结果满意率 */
  result: Rate;
  /** 解决率 */
  solved: Rate;
  /** 重办率 */
  redo: Rate;
  /** 重办化解率 */
  redoResolved: Rate;
}

export interface Board {
  readonly total: Figures;
  /** By unit, most tickets first; a ticket that was never dispatched is in none. */
  readonly units: ReadonlyMap<string, Figures>;
}

/** Percent with two decimals; `null` where there is nothing to divide by, never 100. */
export function percent({ of, all }: Rate): number | null {
  return all === 0 ? null : Math.round((of / all) * 10_000) / 100;
}

/** Counts the board at that moment. */
export function tally(rows: Iterable<Case>, at: string, calendar: Calendar): Board {
  const total = nothing();
  const units = new Map<string, Figures>();
  for (const row of rows) {
    count(total, row, at, calendar);
    if (row.unit === undefined) continue;
    const figures = units.get(row.unit) ?? nothing();
    units.set(row.unit, figures);
    count(figures, row, at, calendar);
  }
  const byLoad = [...units].sort(([a, x], [b, y]) => y.registered - x.registered || (a < b ? -1 : 1));
  return { total, units: new Map(byLoad) };
}

function nothing(): Figures {
  const rate = (): Rate => ({ of: 0, all: 0 });
  return {
    ...{ registered: 0, closed: 0, open: 0, yellow: 0, red: 0, closedWithDue: 0, late: 0 },
    ...{ onTime: rate(), response: rate(), process: rate(), result: rate() },
    ...{ solved: rate(), redo: rate(), redoResolved: rate() },
  };
}

function count(figures: Figures, row: Case, at: string, calendar: Calendar): void {
  const ended = row.ended !== undefined;
  const card = cardOf(row, at, calendar);
  figures.registered++;
  figures[ended ? "closed" : "open"]++;
  if (card) figures[card]++;
  if (ended && row.due !== undefined) figures.closedWithDue++;
  if (ended && row.late) figures.late++;

  if (row.proactive) return; // 未诉先办 stands outside every rate of complaints (M13)
  const due = dueOf(row, calendar);
  if (due !== undefined && due <= at) share(figures.onTime, !row.owed && !row.late);
  if (row.dispatched && row.dueBy === "law") share(figures.response, row.contact === "inTime");
  if (row.callback) {
    const { process, result, solved } = row.callback;
    if (spoke(process)) share(figures.process, process === "satisfied");
    if (spoke(result)) share(figures.result, result === "satisfied");
    if (solved !== undefined) share(figures.solved, solved);
  }
  if (row.ended?.how === "handled") share(figures.redo, row.redos > 0);
  if (row.redos > 0) share(figures.redoResolved, row.ended?.how === "handled" && row.callback?.result === "satisfied");
}

function share(rate: Rate, of: boolean): void {
  rate.all++;
  if (of) rate.of++;
}

/** A valid callback: the caller was reached and answered; neutral counts among all. */
function spoke(answer: string): boolean {
  return answer === "satisfied" || answer === "neutral" || answer === "dissatisfied";
}

/** The warning card of a ticket whose reply is owed; a source's own due date knows no working days, so none is yellow. */
function cardOf(row: Case, at: string, calendar: Calendar): "yellow" | "red" | undefined {
  const due = dueOf(row, calendar);
  if (!row.owed || due === undefined) return undefined;
  if (at > due) return "red";
  if (row.dueBy !== "law") return undefined;
  // Only the end matters to a card, and the day it falls on.
  const deadline = {
    due,
    day: calendar.dayOf(due),
    from: row.registeredAt,
    term: { unit: "workingDay", n: 1 },
  } as const;
  return at >= cards({ ...deadline, calendar: calendar.version }, calendar).yellow ? "yellow" : undefined;
}

function dueOf(row: Case, calendar: Calendar): string | undefined {
  return row.shelvedUntil === undefined ? row.due : calendar.endOf(row.shelvedUntil);
}
