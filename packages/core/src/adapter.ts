/** What adapters of databases share: checked appends, events over rows, and the portable log. */

export { follows, ImportError, type LogHeader, type LogLine, type LogTaking, readLog } from "./adapter/portable.ts";
export { checked, type Prepared, type PreparedEvent, prepare, wellFormed } from "./adapter/prepare.ts";
export {
  COLUMNS,
  type EventRow,
  iso,
  RecordedRow,
  type Stream,
  type Texts,
  type Type,
  textsOf,
} from "./adapter/recorded.ts";
