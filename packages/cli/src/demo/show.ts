import type { Calendar } from "@caseloop/law";
import type { Case } from "../board/cases.ts";
import { cardOf } from "../board/tally.ts";
import type { Zone } from "../local-time.ts";
import type { Io } from "../shell/io.ts";
import { table } from "../shell/table.ts";

type Rows = ReadonlyMap<string, Case>;

/** The open tickets that carry a card, the first due first. */
export function cardLines(rows: Rows, at: string, calendar: Calendar, zone: Zone, io: Io, most: number): string[] {
  const carrying = [...rows]
    .flatMap(([id, row]) => {
      const card = cardOf(row, at, calendar);
      return card && row.due !== undefined ? [{ id, row, card, due: row.due }] : [];
    })
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  const cells = carrying
    .slice(0, most)
    .map(({ id, row, card, due }) => [
      io.paint(card, card === "red" ? "■ red 红牌" : "■ yellow 黄牌"),
      id,
      row.unit ?? "",
      row.topic,
      zone.show(due).slice(0, 16),
    ]);
  const titles = ["card", "ticket 工单", "unit 承办单位", "about 事项", "due 时限"].map((title) => ({ title }));
  const rest = carrying.length - cells.length;
  return [...table(titles, cells), ...(rest > 0 ? [`… and ${rest} more`] : [])];
}

/** A case worth reading: closed after the city had ordered a redo, best one with a track of its own; any closed one where there is none. */
export function showcase(rows: Rows): string | undefined {
  const closed = [...rows].filter(([, row]) => row.ended?.how === "handled");
  const redone = closed.filter(([, row]) => row.redos === 1 && !row.late);
  const [found] = redone.find(([, row]) => row.tracks > 0) ?? redone[0] ?? closed[0] ?? [];
  return found;
}
