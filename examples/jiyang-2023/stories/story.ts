import { type CommandFor, type Decider, instant, type Schemas } from "@caseloop/core";
import type { Bilingual, Instant } from "@caseloop/law";
import { type Life, type Step, stepsOf } from "../stage/step.ts";

/** Takes words that go on record, in Chinese, with what they mean in English; answers with the Chinese. */
export type Quote = (zh: string, en: string) => string;

/** One of the page's stories: a life that the year's stage can play as it plays all others. */
export interface Story {
  readonly title: Bilingual;
  life(quote?: Quote): Life;
}

/** For a stage on which nobody translates. */
export const asRecorded: Quote = (zh) => zh;

/** A time of 2023 on the clock on the wall in Jinan, such as `07-10 09:05`. */
export function local(time: string): Instant {
  return instant(`2023-${time.replace(" ", "T")}:00+08:00`);
}

/** Makes the steps of a story: on one aggregate, at a local time. */
export function actsOf(story: string) {
  const step = stepsOf(`stories/${story}`);
  return <Name extends string, State, C extends Schemas, E extends Schemas, Context>(
    decider: Decider<Name, State, C, E, Context>,
    entity: string = story,
  ) =>
    (time: string, by: string, command: CommandFor<C>): Step =>
      step(decider, entity, local(time), by, command);
}
