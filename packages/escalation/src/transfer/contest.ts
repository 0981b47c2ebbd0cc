import { overran, type Phase, start, step } from "./phase.ts";
import { against, refuse } from "./refusals.ts";

/**
 * 对不予立案的异议 (art. 9): reconsideration by the same police, asked for in three days and decided in three; or the procuratorate
 * is asked to supervise the filing, at once or after reconsideration. The latter is taken late too, and recorded as late.
 */
export const contest: Phase<
  "AskReconsideration" | "NoteReconsideration" | "SuggestSupervision" | "NoteSupervision",
  "ReconsiderationAsked" | "RefusalUpheld" | "SupervisionSuggested" | "SupervisionEnded"
> = {
  decide: {
    AskReconsideration: ({ data }, transfer, context) =>
      against(
        transfer.status !== "notFiled" && "nothing-to-contest",
        overran(transfer, "contest", context.at) && "contest-too-late",
      ) ?? [
        { type: "ReconsiderationAsked", data: { ...data, decideBy: start("reconsider", context), at: context.at } },
      ],
    NoteReconsideration({ data: { filed, reason, ...data } }, transfer, context) {
      if (transfer.status !== "contested") return refuse("no-reconsideration");
      const { at } = context;
      const late = overran(transfer, "reconsider", at);
      if (filed) {
        const handItemsBy = start("handItems", context);
        return [{ type: "Filed", data: { ...data, on: "reconsideration", late, handItemsBy, at } }];
      }
      if (reason === undefined) return refuse("reason-needed");
      return [{ type: "RefusalUpheld", data: { ...data, reason, late, suggestBy: start("suggest", context), at } }];
    },
    SuggestSupervision({ data }, transfer, { at }) {
      const { status } = transfer;
      const late = overran(transfer, "contest", at) || overran(transfer, "suggest", at);
      return (
        against(status !== "notFiled" && status !== "upheld" && "nothing-to-contest") ?? [
          { type: "SupervisionSuggested", data: { ...data, late, at } },
        ]
      );
    },
    NoteSupervision({ data: { filed, officer, document } }, { status }, context) {
      if (status !== "supervised") return refuse("no-supervision");
      const { at } = context;
      const handItemsBy = start("handItems", context);
      return filed
        ? [
            {
              type: "Filed",
              data: { officer, notice: document, on: "supervision", late: false, handItemsBy, at },
            },
          ]
        : [{ type: "SupervisionEnded", data: { officer, document, at } }];
    },
  },
  evolve: {
    ReconsiderationAsked: (transfer, { data: { at, decideBy } }) =>
      step(transfer, {
        at,
        status: "contested",
        ends: ["contest"],
        starts: [{ clock: "reconsider", due: decideBy }],
      }),
    RefusalUpheld: (transfer, { data: { at, suggestBy } }) =>
      step(transfer, {
        at,
        status: "upheld",
        ends: ["reconsider"],
        starts: [{ clock: "suggest", due: suggestBy }],
      }),
    SupervisionSuggested: (transfer, { data: { at } }) =>
      step(transfer, {
        at,
        status: "supervised",
        ends: transfer.status === "upheld" ? ["suggest"] : ["contest"],
      }),
    SupervisionEnded: (transfer, { data: { at } }) => step(transfer, { at, status: "final" }),
  },
};
