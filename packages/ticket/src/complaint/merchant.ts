import { type Phase, unlessUndecided } from "./phase.ts";
import { refuse } from "./refusals.ts";

/** ODR 先行和解: the merchant tries first, by a date within the bureau's own, before the bureau steps in. */
export const merchantFirst: Phase<"OfferToMerchant" | "PassOn"> = {
  OfferToMerchant({ data }, complaint, { at }) {
    const refusal = unlessUndecided(complaint);
    if (refusal) return refusal;
    if (complaint.offer) return refuse("already-offered");
    if (data.until <= at) return refuse("offer-date-past", { until: data.until, at });
    const due = complaint.acceptBy?.deadline.due;
    if (due !== undefined && data.until > due) return refuse("offer-beyond-acceptance", { until: data.until, due });
    return [{ type: "OfferedToMerchant", data }];
  },

  PassOn({ data }, complaint, { at }) {
    if (complaint.status !== "withMerchant" || !complaint.offer) return refuse("not-with-merchant");
    if (data.reason === "expired" && at <= complaint.offer.until) {
      return refuse("offer-still-open", { until: complaint.offer.until });
    }
    return [{ type: "PassedOn", data }];
  },
};
