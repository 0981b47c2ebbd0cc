/** 三个故事: plays each of the page's three stories and prints its timeline, in English and in Chinese. */
import { exoskeleton } from "./exoskeleton.ts";
import { perform } from "./perform.ts";
import { property } from "./property.ts";
import { page, timeline } from "./tell/tell.ts";
import { tooth } from "./tooth.ts";

for (const story of [exoskeleton, tooth, property]) {
  const { events, english } = await perform([story]);
  console.log(page(story.title, timeline(events, english)));
}
