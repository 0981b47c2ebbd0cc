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

/** Do these words carry anything by which the caller could be known? */
export function namesCaller(caller: ReadTicket["caller"], text: string): boolean {
  const said = bare(text);
  return [caller?.name, caller?.phone, caller?.address, caller?.idNumber].some(
    (value) => value !== undefined && occurs(bare(value), said),
  );
}

/** A word of letters occurs as a word (`An` is not in `and`); anything else anywhere. */
function occurs(value: string, text: string): boolean {
  const word = (end: string | undefined) => end !== undefined && /\p{Script=Latin}/u.test(end);
  for (let at = text.indexOf(value); value !== "" && at >= 0; at = text.indexOf(value, at + 1)) {
    const inside = (word(value[0]) && word(text[at - 1])) || (word(value.at(-1)) && word(text[at + value.length]));
    if (!inside) return true;
  }
  return false;
}

/** Without capitals, full width, invisible characters, and what is put between digits or Chinese characters: `138-0531 0000` is `13805310000`. */
function bare(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\p{Cf}/gu, "")
    .replace(/(?<=[\d\p{Script=Han}])[\s\-·.]+(?=[\d\p{Script=Han}])/gu, "")
    .replace(/\s+/g, " ")
    .trim();
}
