import type { Bilingual } from "@caseloop/law";
import type { Grid } from "./grid.ts";

/** 超期预判: what past tickets of its kind say about one that is open. Counts and no score: whoever reads it can add it up again. */
export interface Outlook {
  readonly kind: string;
  readonly grid: Grid;
  /** Whole units worked since its cycle began, shelved time left out. */
  readonly elapsed: number;
  /** Whole units from the beginning of its cycle to its deadline; absent where it has none. */
  readonly allowed?: number;
  /** `allowed − elapsed`; negative once it is overdue. */
  readonly left?: number;
  /** 挂账: its clock stands still. */
  readonly shelved: boolean;
  /** How many of its kind are behind it, and how many there must be before anything is said of them. */
  readonly sample: number;
  readonly minimum: number;
  /** Within how many units half, three quarters and nine tenths of them were answered; absent where there are too few. */
  readonly typical?: { readonly p50: number; readonly p75: number; readonly p90: number };
  /** How many of them were not answered sooner than this one has been worked on. */
  readonly comparable: number;
  /** How many of those were then answered within `allowed`; absent where they are too few, or nothing is due. */
  readonly inTime?: number;
  readonly explanation: Bilingual;
}
