import { type Phase, unlessInHand, unlessMediating } from "./phase.ts";
import { refuse } from "./refusals.ts";

const both = ["complainant", "respondent"] as const;

/** 调解: by consent of both sides (Order 20 art. 16), by a mediator without an interest (art. 19). */
export const mediation: Phase<"Consent" | "StartMediation" | "RequestRecusal" | "DecideRecusal"> = {
  Consent({ data }, complaint) {
    const refusal = unlessInHand(complaint);
    if (refusal) return refusal;
    if (complaint.consents.includes(data.party)) return refuse("already-consented");
    return [{ type: "Consented", data }];
  },

  StartMediation({ data }, complaint) {
    const refusal = unlessInHand(complaint);
    if (refusal) return refusal;
    if (complaint.mediator !== undefined) return refuse("mediation-running");
    const missing = both.filter((party) => !complaint.consents.includes(party));
    return missing.length > 0 ? refuse("consent-missing", { missing }) : [{ type: "MediationStarted", data }];
  },

  /** Suspends mediation (中止调解) until it is decided; the time limit runs on, since only testing is excluded from it. */
  RequestRecusal({ data }, complaint) {
    const refusal = unlessMediating(complaint);
    const { mediator } = complaint;
    if (refusal || mediator === undefined) return refusal ?? refuse("no-mediation");
    return [{ type: "RecusalRequested", data: { ...data, mediator } }];
  },

  DecideRecusal({ data: { granted, decidedBy, replacement } }, complaint) {
    const refusal = unlessInHand(complaint);
    if (refusal) return refusal;
    const { mediator, recusal, recused } = complaint;
    if (!recusal || mediator === undefined) return refuse("no-recusal-request");
    if (decidedBy === mediator) return refuse("own-recusal");
    if (!granted) {
      if (recusal.askedBy === "mediator") return refuse("interest-must-recuse");
      return [{ type: "RecusalDecided", data: { mediator, granted, decidedBy } }];
    }
    if (replacement === undefined) return refuse("replacement-missing");
    if (replacement === mediator || recused.includes(replacement)) return refuse("replacement-recused");
    return [{ type: "RecusalDecided", data: { mediator, granted, decidedBy, replacement } }];
  },
};
