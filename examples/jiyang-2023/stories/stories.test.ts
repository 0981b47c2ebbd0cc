import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sqliteStore } from "@caseloop/store-sqlite";
import { afterAll, expect, it } from "vitest";
import { stories } from "./index.ts";
import { perform } from "./perform.ts";
import { page, timeline } from "./tell/tell.ts";

const folder = mkdtempSync(join(tmpdir(), "caseloop-stories-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("side by side, their log in a SQLite file is the one in memory, byte for byte", async () => {
  const inMemory = await perform(stories);
  const inAFile = await perform(stories, (clock) => sqliteStore(join(folder, "stories.db"), { clock }));
  await inAFile.store.close();
  for (const stream of ["ticket-exoskeleton", "case-exoskeleton", "report-tooth", "interview-property"])
    expect(inMemory.events.filter((event) => event.stream === stream).length, stream).toBeGreaterThan(2);
  expect(JSON.stringify(inAFile.events)).toBe(JSON.stringify(inMemory.events));
});

it("no clock of theirs was missed, none still runs, and nobody did two things that are kept apart", async () => {
  const { events } = await perform(stories);
  const last = new Map<string, string>();
  for (const { category, stream, type, data } of events)
    if (category === "clocks" && type.startsWith("Clock"))
      last.set(`${stream} ${(data as { readonly clock: string }).clock}`, type);
  expect(last.size).toBeGreaterThan(15);
  expect([...last].filter(([, type]) => type !== "ClockStopped" && type !== "ClockLapsed")).toEqual([]);
  expect(events.filter(({ type }) => type === "ClockBreached" || type === "NotApart")).toEqual([]);
});

it("the script prints the three timelines, one after the other", async () => {
  const script = join(import.meta.dirname, "main.ts");
  const printed = execFileSync(process.execPath, ["--conditions=@caseloop/source", script], { encoding: "utf8" });
  let expected = "";
  for (const story of stories) {
    const { events, english } = await perform([story]);
    expected += `${page(story.title, timeline(events, english))}\n`;
  }
  expect(printed).toBe(expected);
});
