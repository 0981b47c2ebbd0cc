import { basis, complaintMeasures, type Due, dueAfter, type Instant, isLate, type LegalBasis } from "@caseloop/law";
import { type EndingGround, endingBasis } from "./endings.ts";
import { type OrderInForce, orderOn } from "./order.ts";
import { mediationOverdue, type Now, type Phase, unlessInHand, unlessLive, unlessMediating } from "./phase.ts";
import { refuse } from "./refusals.ts";

/** What an end records beside its ground: basis and the clock of telling the parties where the order rules, and whether a limit was missed. */
export function endingTerms(
  ground: EndingGround,
  complaint: Now,
  context: OrderInForce & { readonly at: Instant },
): { basis?: LegalBasis; late: boolean; tellBy?: Due } {
  const { at, calendar } = context;
  if (complaint.status !== "accepted") {
    return { late: complaint.status !== "ordinary" && isLate(at, complaint.acceptBy) };
  }
  const order = orderOn(at, context);
  return {
    basis:
      ground === "timeLimit" && complaint.mediateBy
        ? complaint.mediateBy.basis
        : endingBasis(ground, order, calendar.dayOf(at)),
    late: mediationOverdue(complaint, at),
    tellBy: dueAfter(order.tellParties, at, context.calendar),
  };
}

/** Facts about the parties, which no suspension of mediation and no stage holds up. */
const atAnyTime: readonly EndingGround[] = ["withdrawn", "deathOrDissolution"];
/** Verdicts on a mediation, which must be going on. */
const inMediation: readonly EndingGround[] = ["noAgreement", "testingNotAgreed"];
const byParty: readonly EndingGround[] = ["absent", "refused", "deathOrDissolution"];

/** 终止: every end without an agreement, and telling the parties of it. */
export const ending: Phase<"End" | "TellParties"> = {
  End({ data }, complaint, context) {
    const { ground, refusalGround: code, ...rest } = data;
    const refusal = unlessLive(complaint);
    if (refusal) return refusal;
    if (ground === "caseFiled" || ground === "penalised") return refuse("enforcement-ends-no-mediation");
    const early = atAnyTime.includes(ground)
      ? undefined
      : inMediation.includes(ground)
        ? unlessMediating(complaint)
        : unlessInHand(complaint);
    if (early) return early;
    if (byParty.includes(ground)) {
      if (rest.party === undefined) return refuse("party-missing");
      if (complaint.recusal && ground !== "deathOrDissolution") return refuse("mediation-suspended");
    }
    if (ground === "timeLimit" && !mediationOverdue(complaint, context.at)) return refuse("time-limit-not-reached");
    const terms = endingTerms(ground, complaint, context);
    if (ground !== "refusalGround") return [{ type: "Ended", data: { ground, ...rest, ...terms } }];

    if (complaint.status === "ordinary") return refuse("outside-the-order");
    const { refusalGrounds } = orderOn(context.at, context);
    const found = refusalGrounds.find((known) => known.code === code);
    if (!found) return refuse("not-a-ground", { received: code, expected: refusalGrounds.map((known) => known.code) });
    const rests = basis(complaintMeasures, found.article, context.calendar.dayOf(context.at));
    return [{ type: "Ended", data: { ground, ...rest, refusalGround: { code: found.code, basis: rests }, ...terms } }];
  },

  TellParties({ data }, complaint, { at }) {
    if (complaint.status === "none") return refuse("complaint-unknown");
    if (!complaint.tellBy) return refuse("nobody-to-tell");
    if (complaint.told) return refuse("already-told");
    return [{ type: "PartiesTold", data: { ...data, late: isLate(at, complaint.tellBy) } }];
  },
};
