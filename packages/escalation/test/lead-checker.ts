import type { EventOf } from "@caseloop/core";
import type { escalation, Lead } from "../src/index.ts";

type LeadEvent = EventOf<typeof escalation>;
export interface Step {
  readonly asked: { readonly type: string; readonly data: object };
  readonly events: readonly LeadEvent[];
  readonly after: Pick<Lead, "level" | "owners">;
}

/**
 * Reads the history of a lead as an auditor would, knowing M4 (redos 1 / 2 / ≥ 3 → levels 1 / 2 / 3, and level 2 after twenty
 * natural days) but not the program, and names the first breach of invariant 3.
 */
export function violation(steps: readonly Step[]): string | undefined {
  let handler: string | undefined;
  let redos = 0;
  let level = 0;
  for (const { asked, events, after } of steps) {
    const wanted = asked.data as { owners?: { handler: string }; tier?: string; to?: string; redos?: number };
    if (wanted.owners) handler = wanted.owners.handler;
    if (handler !== undefined && wanted.tier === "handler") handler = wanted.to;
    if (wanted.redos) redos = Math.max(redos, wanted.redos);
    for (const { type, data } of events) {
      if (type !== "LeadRaised") continue;
      if (data.from !== level) return `raised from ${data.from}, but ${level} led`;
      if (data.level <= level) return "the level fell, or did not rise";
      if (data.owners?.handler !== handler) return "a raise took the handler's duty";
      if (data.because.kind === "redos" && data.level !== Math.min(redos, 3)) return "not f(redos)";
      if (data.because.kind === "elapsed" && data.level !== 2) return "not the rung on time";
      level = data.level;
    }
    if (after.level !== level) return "the level changed without an event";
    if (level < Math.min(redos, 3)) return "less than the redos call for";
    if (after.owners?.handler !== handler) return "the handler's duty was lost";
  }
  return undefined;
}
