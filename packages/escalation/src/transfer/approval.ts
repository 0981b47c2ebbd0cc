import { basis, transferProvisions } from "@caseloop/law";
import type { materials } from "./commands.ts";
import { overran, type Phase, start, step } from "./phase.ts";
import { against, refuse } from "./refusals.ts";

/** What every transfer carries (art. 6); test reports and other material where there are any. */
const required: readonly (typeof materials)[number][] = ["transferLetter", "investigationReport", "itemList"];

/** 审批与移送: the head decides in three days, and the case is with the police 24 hours later (art. 5, 6). */
export const approval: Phase<
  "Decide" | "HandOver" | "CopyToProcuratorate",
  "TransferApproved" | "TransferRefused" | "HandedOver" | "CopiedToProcuratorate"
> = {
  decide: {
    Decide({ data: { head, approved, reason } }, transfer, context) {
      const { at, calendar } = context;
      const late = overran(transfer, "decide", at);
      const refusal = against(
        transfer.status === "none" && "no-team",
        transfer.status !== "reported" && "not-before-report",
        transfer.team.includes(head) && "head-in-the-team",
      );
      if (refusal) return refusal;
      if (approved) {
        const handOverBy = start("handOver", context);
        return [{ type: "TransferApproved", data: { head, ...(reason && { reason }), late, handOverBy, at } }];
      }
      if (reason === undefined) return refuse("reason-needed");
      const law = basis(transferProvisions, "5¶2", calendar.dayOf(at));
      return [
        { type: "TransferRefused", data: { head, reason, late, at } },
        { type: "CaseReturned", data: { case: transfer.case, because: "notApproved", basis: law, barred: [], at } },
      ];
    },
    HandOver: ({ data }, transfer, { at }) =>
      against(
        transfer.status !== "approved" && "not-approved",
        required.some((one) => !data.materials.includes(one)) && "material-missing",
      ) ?? [{ type: "HandedOver", data: { ...data, late: overran(transfer, "handOver", at), at } }],
    CopyToProcuratorate: ({ data }, { police, copied }, { at }) =>
      against(police === undefined && "not-handed-over", copied && "already-copied") ?? [
        { type: "CopiedToProcuratorate", data: { ...data, at } },
      ],
  },
  evolve: {
    TransferApproved: (transfer, { data: { at, handOverBy } }) =>
      step(transfer, {
        at,
        status: "approved",
        ends: ["decide"],
        starts: [{ clock: "handOver", due: handOverBy }],
      }),
    TransferRefused: (transfer, { data: { at } }) => step(transfer, { at, ends: ["decide"] }),
    HandedOver(transfer, { data: { at, police } }) {
      step(transfer, { at, status: "handedOver", ends: ["handOver"] });
      transfer.police = police;
    },
    CopiedToProcuratorate(transfer, { data }) {
      step(transfer, { at: data.at });
      transfer.copied = true;
    },
  },
};
