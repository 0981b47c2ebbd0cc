import type { Io, Style } from "../shell/io.ts";
import { type Column, table } from "../shell/table.ts";
import { type Board, type Figures, percent, type Rate } from "./tally.ts";

interface Shown extends Column {
  /** The text of a unit's cell; empty where there is nothing to say. */
  readonly cell: (figures: Figures) => string;
  readonly style?: Style;
}

const number =
  (name: "registered" | "closed" | "open" | "yellow" | "red" | "late") =>
  (figures: Figures): string =>
    figures[name] === 0 && name !== "registered" ? "·" : String(figures[name]);
const rate = (of: (figures: Figures) => Rate) => (figures: Figures) => {
  const value = percent(of(figures));
  return value === null ? "n/a" : value.toFixed(1);
};

const columns: readonly Shown[] = [
  { title: "tickets\n工单", cell: number("registered") },
  { title: "closed\n办结", cell: number("closed") },
  { title: "open\n在办", cell: number("open") },
  { title: "yellow\n黄牌", cell: number("yellow"), style: "yellow" },
  { title: "red\n红牌", cell: number("red"), style: "red" },
  { title: "late\n逾期\n办结", cell: number("late") },
  { title: "on time\n按期\n办结率", cell: rate(({ onTime }) => onTime) },
  { title: "contact\n响应率", cell: rate(({ response }) => response) },
  { title: "process\n过程\n满意率", cell: rate(({ process }) => process) },
  { title: "result\n结果\n满意率", cell: rate(({ result }) => result) },
  { title: "solved\n解决率", cell: rate(({ solved }) => solved) },
  { title: "redo\n重办率", cell: rate(({ redo }) => redo) },
  { title: "redone\n重办\n化解率", cell: rate(({ redoResolved }) => redoResolved) },
];

/** Closed tickets with a due date, and those of them that met it. */
export function metDue({ closedWithDue, late }: Figures): Rate {
  return { of: closedWithDue - late, all: closedWithDue };
}

/** Lines of the titles. */
const HEIGHT = 3;

/** The board as lines of text; columns about which nothing is known are left out. */
export function boardLines({ total, units }: Board, io: Io): string[] {
  const shown = columns.filter(({ cell }) => !["n/a", "·"].includes(cell(total)));
  const row = (name: string, figures: Figures) => [
    name,
    ...shown.map(({ cell, style }) => {
      const text = cell(figures);
      return style && text !== "·" ? io.paint(style, text) : text;
    }),
  ];
  const lines = table(
    [{ title: "unit\n承办单位" }, ...shown.map(({ title }) => ({ title, align: "right" as const }))],
    [...[...units].map(([name, figures]) => row(name, figures)), row("all 合计", total)],
  );
  return lines.map((line, at) => (at < HEIGHT || at === lines.length - 1 ? io.paint("bold", line) : line));
}

/** What the figures mean, in a few lines. */
export const legend: readonly string[] = [
  "Rates in %, n/a where there is nothing to divide by. red 红牌: the reply is overdue. yellow 黄牌: due on the next working day.",
  "on time 按期办结率: not late ÷ all whose deadline has passed, open ones included. contact 响应率: first contact in time ÷ dispatched.",
];
