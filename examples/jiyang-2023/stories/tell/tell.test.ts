import { ticket } from "@caseloop/ticket";
import { beforeAll, describe, expect, it } from "vitest";
import { exoskeleton } from "../exoskeleton.ts";
import { type Performed, perform } from "../perform.ts";
import { property } from "../property.ts";
import { tooth } from "../tooth.ts";
import { lines, page, type Row, timeline } from "./tell.ts";
import { ticketWords } from "./ticket.ts";
import type { Words } from "./words.ts";

const files = ["ticket", "complaint", "report", "case", "outreach", "interview"];

describe.each([
  ["exoskeleton", exoskeleton],
  ["tooth", tooth],
  ["property", property],
])("the timeline of %s", (name, story) => {
  let events: Performed["events"];
  let rows: readonly Row[];
  beforeAll(async () => {
    const performed = await perform([story]);
    events = performed.events.filter(({ category }) => files.includes(category));
    rows = timeline(events, performed.english);
  });

  it("has a row for every event in its files, in order of time, on the clock on the wall in Jinan", () => {
    expect(rows.map(({ event }) => event.position).toSorted((a, b) => a - b)).toEqual(
      events.map(({ position }) => position),
    );
    expect(rows.map(({ when }) => when)).toEqual(rows.map(({ when }) => when).toSorted());
    for (const { when, event } of rows)
      expect(Date.parse(`${when.replace(" ", "T")}+08:00`)).toBe(Date.parse(event.occurredAt));
  });

  it("says who did it: whoever is on record, or that it came of itself by a process", () => {
    for (const { who, event } of rows)
      expect(who[1] === "自动", `${event.stream} ${event.type}`).toBe(event.meta.by === undefined);
  });

  it("is English in English and Chinese in Chinese, with no id and no code left over", () => {
    const english = lines(rows, "en").join("\n");
    const chinese = lines(rows, "zh").join("\n");
    expect(english.match(/\p{Script=Han}+/gu)).toBeNull();
    expect(english.match(/\b[a-z]+-(?:[a-z]+-)?\d\b|\b[a-z]+[A-Z]\w*/g)).toBeNull();
    expect(chinese.match(/[A-Za-z]{2,}/g)).toBeNull();
    expect(chinese.match(/undefined|null|\[object/g) ?? english.match(/undefined|null|\[object/g)).toBeNull();
  });

  it("tells every deadline that was set, with its day and its law", () => {
    const set = deadlineDays(events.map(({ data }) => data));
    const told = rows.flatMap(({ by }) => by).filter(([en]) => en.startsWith("due: "));
    expect(set.length).toBeGreaterThan(3);
    expect(told.map(([en]) => / by (\d{4}-\d\d-\d\d) /.exec(en)?.[1]).toSorted()).toEqual(set.toSorted());
    for (const [en, zh] of told) {
      expect(en).toMatch(/^due: [a-z ']+ by 2023-\d\d-\d\d \d\d:\d\d \(\d+ (working )?(day|hour)s?\), [A-Z].+$/);
      expect(zh).toMatch(
        /^期限：\p{Script=Han}+，2023-\d\d-\d\d \d\d:\d\d前（\d+(个工作日|个工作小时|日)），《.+》.*$/u,
      );
    }
  });

  it("reads as it was written down", async () => {
    await expect(page(story.title, rows)).toMatchFileSnapshot(`../told/${name}.txt`);
  });
});

/** The days of all deadlines with a law, found in the bare data. */
function deadlineDays(data: unknown): string[] {
  if (typeof data !== "object" || data === null) return [];
  const { deadline, basis } = data as { deadline?: { day: string }; basis?: object };
  if (deadline && basis) return [deadline.day];
  return Object.values(data).flatMap(deadlineDays);
}

it("an event without words does not compile", () => {
  const { Closed, ...others } = ticketWords;
  // @ts-expect-error Closed has no words
  const words: Words<typeof ticket> = others;
  expect(Object.keys(ticket.events).filter((type) => !(type in words))).toEqual(["Closed"]);
  expect(Closed).toBeTypeOf("function");
});
