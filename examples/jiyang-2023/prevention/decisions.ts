import { type EventStore, type Position, start } from "@caseloop/core";
import type { CaseEvent, Field } from "@caseloop/penalty";

/** 处罚决定: what a black entry needs to know of one. */
export interface Decided {
  readonly case: string;
  readonly field: Field;
  readonly party: Extract<CaseEvent, { type: "CaseFiled" }>["data"]["party"];
  readonly fine: number;
  readonly at: string;
}

/** Asks which decisions in filed cases have been made since it was last asked. */
export function newDecisions(store: EventStore): () => Promise<readonly Decided[]> {
  const filed = new Map<string, Pick<Decided, "field" | "party">>();
  let after: Position = start;
  return async () => {
    const decided: Decided[] = [];
    for (let end = false; !end; ) {
      const page = await store.readAll({ after, only: [{ category: "case", types: ["CaseFiled", "PenaltyDecided"] }] });
      for (const event of page.events) {
        const { entity } = event;
        const { type, data } = event as unknown as CaseEvent;
        if (type === "CaseFiled") filed.set(entity, { field: data.field, party: data.party });
        const found = filed.get(entity);
        if (type === "PenaltyDecided" && found) decided.push({ case: entity, ...found, fine: data.fine, at: data.at });
      }
      ({ position: after, end } = page);
    }
    return decided;
  };
}
