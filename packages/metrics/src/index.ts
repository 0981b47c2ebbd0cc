/** Rates, scores, rankings and detectors over everything that happened. */

// Assessment
export {
  type Assessment,
  type AssessmentContext,
  type AssessmentRefusal,
  assessment,
  assessmentRefusals,
  type Figure,
  type Indicator,
  loadScheme,
  type Measured,
  MoneyInScore,
  measure,
  type Placing,
  panjin,
  ranked,
  type Scheme,
  type Score,
  scoreOf,
  scoresOver,
} from "./assessment/index.ts";
// Detectors
export {
  type Alarm,
  type Counts,
  counts,
  type DayCount,
  type Detector,
  type DetectorRules,
  type Deviation,
  detectorPolicy,
  type Grounds,
  type Labelling,
  type Labels,
  loadDetectors,
  newForms,
  type Promised,
  plainLabels,
  promiseComplaints,
  repeatComplaints,
  type Scan,
  type ScanOptions,
  type Series,
  type Sighting,
  type SightingOptions,
  type SpikeOptions,
  type Subject,
  seasonDeviations,
  seasonsAhead,
  sightings,
  specialGroups,
  spikes,
  type Window,
} from "./detectors/index.ts";
// The facts behind every figure
export type { Cycle, EventRef, Fact, TicketFacts } from "./facts/facts.ts";
export { type KeptLedger, type KeptLedgerOptions, keptLedger } from "./facts/kept.ts";
export { type LedgerOptions, type Tags, ticketLedger } from "./facts/ledger.ts";
// Rates
export { type Asked, type BookOptions, rateBook } from "./rates/book.ts";
export { explain, type Part, type Question, rate, ratesBy } from "./rates/count.ts";
export {
  byArea,
  byBusiness,
  byChannel,
  byField,
  byKind,
  bySubUnit,
  byUnit,
  type Dimension,
  dimension,
} from "./rates/dimension.ts";
export { decimal, exact, type Fraction, type Rounding, round } from "./rates/fraction.ts";
export { type Entry, entriesOf, type Metric, type Row } from "./rates/metric.ts";
export { type Days, days, type Period, period } from "./rates/period.ts";
export { assumedRatePolicy, loadRatePolicy, type RateRules } from "./rates/policy.ts";
export { percentOf, type Rate, rateOf, shareOf, type Tally } from "./rates/rate.ts";
export { closed, redo, redoResolved } from "./rates/redo.ts";
export { processSatisfaction, resultSatisfaction, solved } from "./rates/satisfaction.ts";
export { onTime, response } from "./rates/timeliness.ts";
