/** Plays each of the page's three stories and prints its timeline, in English and in Chinese. */
import { stories } from "./index.ts";
import { perform } from "./perform.ts";
import { page, timeline } from "./tell/tell.ts";

for (const story of stories) {
  const { events, english } = await perform([story]);
  console.log(page(story.title, timeline(events, english)));
}
