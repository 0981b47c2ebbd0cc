export { type Counts, merge, quantile } from "./counts.ts";
export {
  byTopic,
  type DurationHistory,
  type DurationOptions,
  durations,
  type KindFacts,
  type Kinds,
} from "./durations.ts";
export type { Grid } from "./grid.ts";
export { type OutlookOptions, outlook } from "./outlook.ts";
export type { Outlook } from "./view.ts";
