/** 三个故事: the page's three stories. */
import { exoskeleton } from "./exoskeleton.ts";
import { property } from "./property.ts";
import type { Story } from "./story.ts";
import { tooth } from "./tooth.ts";

export const stories: readonly Story[] = [exoskeleton, tooth, property];
