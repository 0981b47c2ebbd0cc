import type { ReadTicket } from "./phase.ts";
import type { Kind } from "./request.ts";

/** All that the reported party 被反映方 may see of a ticket. */
export interface ReportedPartyView {
  readonly kind: Kind;
  readonly topic: string;
  readonly unit?: string;
  readonly ended: boolean;
  /** What officers wrote for them. */
  readonly notices: readonly string[];
}

/** The reported party's view: made of what may be told, so that the caller's identity and words can never be read from it (invariant 10). */
export function reportedPartyView({ kind, topic, lead, status, notices }: ReadTicket): ReportedPartyView {
  return { kind, topic, ...(lead !== undefined && { unit: lead }), ended: status === "ended", notices: [...notices] };
}

/** Do these words carry anything by which the caller could be known, or the caller's own words? */
export function namesCaller({ caller, content }: Pick<ReadTicket, "caller" | "content">, text: string): boolean {
  const said = bare(text);
  return [caller?.name, caller?.phone, caller?.address, caller?.idNumber, content].some(
    (value) => value !== undefined && bare(value) !== "" && said.includes(bare(value)),
  );
}

/** Without spaces, hyphens and capitals: `138-0531 0000` is `13805310000`. */
function bare(text: string): string {
  return text.replace(/[\s\-‐–—.·]/g, "").toLowerCase();
}
