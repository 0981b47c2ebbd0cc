import { type Process, process, send } from "@caseloop/core";
import { enforcementCase } from "@caseloop/penalty";
import { listing } from "./decide.ts";
import type { ListingContext } from "./rules.ts";

/**
 * 处罚决定失效即移出: when the decision of a case is withdrawn, every black entry proposed or made on it is dropped or removed. A decision that
 * was only changed is left to a person: the new one may carry the entry too.
 */
export function voiding(context: ListingContext = listing.context): Process<string[]> {
  return process({
    name: "voiding-entries",
    from: [listing, enforcementCase],
    initial: [] as string[],
    key: (event) => (event.category === "listing" ? event.data.decision?.case : event.entity),
    on: {
      "listing.Proposed": (entries, { entity }) => void entries.push(entity),
    },
    react: {
      "case.DecisionWithdrawn": ({ id, data: { at, approver, ground, reason } }, entries = []) =>
        ground === "changed"
          ? []
          : entries.map((entry) =>
              send(listing, entry, { type: "VoidDecision", at, data: { approver, reason, evidence: [id] } }, context),
            ),
    },
  });
}
