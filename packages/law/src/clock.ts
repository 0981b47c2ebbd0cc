import type { LegalBasis } from "./act.ts";
import type { Term } from "./term.ts";

/** 法定时限: a term with the rule it comes from. */
export interface LegalClock {
  readonly term: Term;
  readonly basis: LegalBasis;
  /** The longest extension 延长, where the rule allows one. */
  readonly extension?: Extension;
  /** True where the figure or the article could not be confirmed. */
  readonly assumed?: true;
}

/** By how much a clock may be extended, and who must agree. */
export interface Extension {
  /** Up to this term, from the end of the first. */
  readonly term: Term;
  readonly basis: LegalBasis;
  /** 负责人批准: `head` of the bureau; otherwise whoever the rule of the place names. */
  readonly approval?: "head";
}
