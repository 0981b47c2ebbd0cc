import type { EventOf } from "@caseloop/core";

/** What somebody did, in English, then in Chinese; who did it stands before it. */
export type Sentence = readonly [en: string, zh: string];

/** Says what is on record, ids of people and units or words, in either language. */
export interface Say {
  en(...recorded: readonly string[]): string;
  zh(...recorded: readonly string[]): string;
}

/** 说法: a sentence for every event of an aggregate; an event without words does not compile. */
export type Words<Aggregate> = {
  readonly [Event in EventOf<Aggregate> as Event["type"]]: (data: Event["data"], say: Say) => Sentence;
};
