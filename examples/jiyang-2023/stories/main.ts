/** 三个故事: plays each of the page's three stories and prints its timeline, in English and in Chinese. */
import { exoskeleton } from "./exoskeleton.ts";
import { perform } from "./perform.ts";
import { property } from "./property.ts";
import { lines, timeline } from "./tell/tell.ts";
import { tooth } from "./tooth.ts";

for (const story of [exoskeleton, tooth, property]) {
  const { events, english } = await perform([story]);
  const rows = timeline(events, english);
  console.log([story.title.en, ...lines(rows, "en"), "", story.title.zh, ...lines(rows, "zh"), ""].join("\n"));
}
