export type { Alarm, Detector, Grounds, Scan } from "./alarm.ts";
export { type Counts, counts, type Series, type Subject } from "./counts.ts";
export { type DetectorRules, detectorPolicy, loadDetectors, type ScanOptions } from "./policy.ts";
export { type Promised, promiseComplaints } from "./promises.ts";
export { type Deviation, seasonDeviations, seasonsAhead } from "./season.ts";
export { newForms, repeatComplaints, specialGroups } from "./shares-risen.ts";
export {
  type DayCount,
  type Labelling,
  type Labels,
  plainLabels,
  type Sighting,
  type SightingOptions,
  sightings,
} from "./sightings.ts";
export { type SpikeOptions, spikes } from "./spike.ts";
export type { Window } from "./window.ts";
