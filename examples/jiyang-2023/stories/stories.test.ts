import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sqliteStore } from "@caseloop/store-sqlite";
import { afterAll, expect, it } from "vitest";
import { exoskeleton } from "./exoskeleton.ts";
import { perform } from "./perform.ts";
import { property } from "./property.ts";
import { page, timeline } from "./tell/tell.ts";
import { tooth } from "./tooth.ts";

const folder = mkdtempSync(join(tmpdir(), "caseloop-stories-"));
afterAll(() => rmSync(folder, { recursive: true }));

it.each([
  ["the exoskeleton order", [exoskeleton]],
  ["the tooth", [tooth]],
  ["the property company", [property]],
  ["all three side by side", [exoskeleton, tooth, property]],
])("%s: the log in a SQLite file is the one in memory, byte for byte", async (name, stories) => {
  const inMemory = await perform(stories);
  const inAFile = await perform(stories, (clock) => sqliteStore(join(folder, `${name}.db`), { clock }));
  await inAFile.store.close();
  expect(inMemory.events.length).toBeGreaterThan(20 * stories.length);
  expect(JSON.stringify(inAFile.events)).toBe(JSON.stringify(inMemory.events));
});

it("the script prints the three timelines, one after the other", async () => {
  const script = join(import.meta.dirname, "main.ts");
  const printed = execFileSync(process.execPath, ["--conditions=@caseloop/source", script], { encoding: "utf8" });
  let expected = "";
  for (const story of [exoskeleton, tooth, property]) {
    const { events, english } = await perform([story]);
    expected += `${page(story.title, timeline(events, english))}\n`;
  }
  expect(printed).toBe(expected);
});
