/** 三个故事: plays each of the page's three stories and prints its timeline, in English and in Chinese. */
import { memoryStore } from "@caseloop/core/memory";
import { exoskeleton } from "./exoskeleton.ts";
import { perform } from "./perform.ts";
import { property } from "./property.ts";
import { lines, timeline } from "./tell/tell.ts";
import { tooth } from "./tooth.ts";

for (const story of [exoskeleton, tooth, property]) {
  const clock = { now: "2023-06-30T16:00:00.000Z" };
  const store = memoryStore({ clock: () => clock.now });
  const english = new Map<string, string>();
  const life = story.life((zh, en) => {
    english.set(zh, en);
    return zh;
  });
  await perform(store, clock, [life]);
  const { events } = await store.readAll();
  const rows = timeline(events, english);
  console.log([`\n${story.title.en}`, ...lines(rows, "en"), `\n${story.title.zh}`, ...lines(rows, "zh")].join("\n"));
}
