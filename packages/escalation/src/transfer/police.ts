import { overran, type Phase, start, step } from "./phase.ts";
import { against, refuse } from "./refusals.ts";

/** 公安审查: the police sign for the case, pass it on where it is not theirs, and decide in three days whether to file it (art. 7, 8, 12). */
export const police: Phase<
  "NoteReceipt" | "NotePassedOn" | "NoteFiling" | "HandItems",
  "ReceiptNoted" | "PassedOn" | "Filed" | "NotFiled" | "ItemsHandedOver"
> = {
  decide: {
    NoteReceipt({ data }, { status, police }, context) {
      if (police === undefined) return refuse("not-handed-over");
      return (
        against(status !== "handedOver" && "already-received") ?? [
          {
            type: "ReceiptNoted",
            data: {
              ...data,
              police,
              fileBy: start("file", context),
              passOnBy: start("passOn", context),
              at: context.at,
            },
          },
        ]
      );
    },
    NotePassedOn({ data }, transfer, { at }) {
      const { status, police } = transfer;
      if (status !== "received" || police === undefined) return refuse("not-received");
      return (
        against(data.to === police && "same-police") ?? [
          { type: "PassedOn", data: { ...data, from: police, late: overran(transfer, "passOn", at), at } },
        ]
      );
    },
    NoteFiling({ data: { filed, reason, ...data } }, transfer, context) {
      if (transfer.status !== "received") return refuse("not-received");
      const { at } = context;
      const late = overran(transfer, "file", at);
      if (filed)
        return [
          { type: "Filed", data: { ...data, on: "transfer", late, handItemsBy: start("handItems", context), at } },
        ];
      if (reason === undefined) return refuse("reason-needed");
      const contestBy = start("askReconsideration", context);
      return [{ type: "NotFiled", data: { ...data, reason, late, contestBy, at } }];
    },
    HandItems: ({ data }, transfer, { at }) =>
      against(transfer.status !== "filed" && "not-filed", transfer.itemsHanded && "items-handed") ?? [
        { type: "ItemsHandedOver", data: { ...data, late: overran(transfer, "handItems", at), at } },
      ],
  },
  evolve: {
    ReceiptNoted: (transfer, { data: { at, fileBy, passOnBy } }) =>
      step(transfer, {
        at,
        status: "received",
        starts: [
          { clock: "file", due: fileBy },
          { clock: "passOn", due: passOnBy },
        ],
      }),
    PassedOn(transfer, { data: { at, to } }) {
      step(transfer, { at, status: "handedOver", ends: ["passOn"], moot: ["file"] });
      transfer.police = to;
    },
    Filed: (transfer, { data: { at, on, handItemsBy } }) =>
      step(transfer, {
        at,
        status: "filed",
        ends: [on === "reconsideration" ? "reconsider" : "file"],
        moot: ["passOn"],
        starts: [{ clock: "handItems", due: handItemsBy }],
      }),
    NotFiled: (transfer, { data: { at, contestBy } }) =>
      step(transfer, {
        at,
        status: "notFiled",
        ends: ["file"],
        moot: ["passOn"],
        starts: [{ clock: "contest", due: contestBy }],
      }),
    ItemsHandedOver(transfer, { data: { at } }) {
      step(transfer, { at, ends: ["handItems"] });
      transfer.itemsHanded = true;
    },
  },
};
