import { personal } from "@caseloop/core";
import { fenSchema, instantSchema } from "@caseloop/law";
import { z } from "zod";
import { namedGrounds } from "./endings.ts";

const id = z.string().min(1);
const text = z.string().min(1);
const own = (schema: z.ZodString) => personal(schema, { subject: "complainant" });

/** 投诉人: who complains; `confidential` keeps the name from the respondent too [JN 16]. */
export const complainantSchema = z.object({
  name: own(text),
  phone: z.exactOptional(own(text)),
  address: z.exactOptional(own(text)),
  idNumber: z.exactOptional(own(text)),
  confidential: z.boolean().default(false),
});

/** The two sides of the dispute: 投诉人, 被投诉人. */
export const partySchema = z.enum(["complainant", "respondent"]);
export type Party = z.output<typeof partySchema>;

/** What it was bought for; a farmer's inputs count as consumption (消费者权益保护法 art. 62). */
const purposeSchema = z.enum(["dailyLife", "farmInput", "business"]);

/** What both sides settled on; `amount` in fen, absent where no money is owed. */
const settlement = {
  terms: text,
  amount: z.exactOptional(fenSchema),
  /** 即时履行 */
  performedAtOnce: z.boolean(),
};

export const commands = {
  /** Enter the complaint of a ticket (登记); `claimed` in fen. */
  Open: z.object({
    ticket: id,
    complainant: complainantSchema,
    respondent: id,
    claim: own(text),
    claimed: z.exactOptional(fenSchema),
  }),
  /** Find out what it was bought for (生活消费需要). */
  TestConsumer: z.object({ purpose: purposeSchema, finding: text, officer: id }),
  Accept: z.object({ officer: id }),
  /** Refuse (不予受理) on a ground of the order in force; Order 121 also wants reasons and the ways left open. */
  Refuse: z.object({ ground: id, officer: id, reasons: z.exactOptional(text), remedies: z.exactOptional(text) }),
  /** Not a consumer's dispute: handle it as an ordinary complaint, outside the order. */
  TakeAsOrdinary: z.object({ officer: id }),
  /** Merchant first: hand it to an ODR enterprise until that moment. */
  OfferToMerchant: z.object({ merchant: id, until: instantSchema, officer: id }),
  /** The merchant did not settle it: it comes back to the bureau. */
  PassOn: z.object({ reason: z.enum(["declined", "notSettled", "expired"]) }),
  /** A side agrees to mediation. */
  Consent: z.object({ party: partySchema }),
  StartMediation: z.object({ mediator: id }),
  /** 申请回避; a mediator who has an interest asks for it as well (自行回避). */
  RequestRecusal: z.object({ askedBy: z.enum(["complainant", "respondent", "mediator"]), reason: text }),
  DecideRecusal: z.object({ granted: z.boolean(), decidedBy: id, replacement: z.exactOptional(id) }),
  /** Testing (检定、检验、检测、鉴定) by a body that the parties chose, or under Order 121 the bureau. */
  StartTesting: z.object({
    body: id,
    chosenBy: z.enum(["parties", "bureau"]),
    subject: text,
    officer: id,
    approver: id,
  }),
  FinishTesting: z.object({ result: text }),
  /** Both sides agree in mediation; `documentNumber` of the mediation document (调解书), where one is made. */
  Agree: z.object({
    ...settlement,
    documentNumber: z.exactOptional(text),
    /** 双方同意不制作调解书 */
    documentWaived: z.boolean().default(false),
  }),
  /** Both sides settle by themselves (自行和解). */
  SelfSettle: z.object(settlement),
  /** End without an agreement; the last two grounds exist to be refused with an explanation. */
  End: z.object({
    ground: z.enum([...namedGrounds, "caseFiled", "penalised"]),
    party: z.exactOptional(partySchema),
    refusalGround: z.exactOptional(id),
    note: z.exactOptional(text),
  }),
  /** Tell both parties that it ended (告知). */
  TellParties: z.object({ officer: id }),
  /** Money that reached the complainant after the settlement, in fen. */
  Recover: z.object({ amount: fenSchema }),
  /** The same facts are also a report (举报): link the two tracks. */
  LinkReport: z.object({ report: id }),
};
