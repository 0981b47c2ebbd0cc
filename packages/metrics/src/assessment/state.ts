import type { PolicyRef } from "@caseloop/law";
import type { Period } from "../rates/period.ts";
import type { Measured, Placing } from "./ranking.ts";

/** 考核: one period of one scheme. */
export interface Assessment {
  status: "none" | "open" | "locked";
  latest: string;
  scheme: PolicyRef;
  rates: PolicyRef;
  period: Period;
  units: string[];
  /** Reviews as given last. */
  reviews: { unit: string; indicator: string; score: string }[];
  /** What the placings were made of. */
  figures: Measured[];
  placings: Placing[];
  corrections: number;
}

export const initial: Assessment = {
  status: "none",
  latest: "",
  scheme: { id: "", version: "" },
  rates: { id: "", version: "" },
  period: { id: "", from: "", to: "" },
  units: [],
  reviews: [],
  figures: [],
  placings: [],
  corrections: 0,
};
