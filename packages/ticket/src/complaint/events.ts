import { dueSchema, fenSchema, instantSchema, legalBasisSchema, pauseSchema } from "@caseloop/law";
import { z } from "zod";
import { commands, partySchema } from "./commands.ts";
import { namedGrounds } from "./endings.ts";

const id = z.string().min(1);
const text = z.string().min(1);

/** A ground for refusal as recorded: its code, article and edition. */
const groundSchema = z.object({ code: id, basis: legalBasisSchema });

/** What every end of an accepted complaint records: its basis, whether it came after the time limit, and by when the parties are told. */
const ending = {
  basis: z.exactOptional(legalBasisSchema),
  late: z.boolean(),
  tellBy: z.exactOptional(dueSchema),
};

/** Money in fen: settled on, and paid at once. */
const money = { agreed: z.exactOptional(fenSchema), recovered: fenSchema };

export const events = {
  Opened: commands.Open.extend({ acceptBy: dueSchema }),
  ConsumerTested: commands.TestConsumer.extend({ consumer: z.boolean() }),
  Accepted: z.object({ officer: id, mediateBy: dueSchema, late: z.boolean() }),
  Refused: z.object({
    officer: id,
    ground: groundSchema,
    reasons: z.exactOptional(text),
    remedies: z.exactOptional(text),
    late: z.boolean(),
  }),
  TakenAsOrdinary: z.object({ officer: id, late: z.boolean() }),
  OfferedToMerchant: z.object({ merchant: id, until: instantSchema, officer: id }),
  PassedOn: commands.PassOn,
  Consented: z.object({ party: partySchema }),
  MediationStarted: z.object({ mediator: id }),
  RecusalRequested: commands.RequestRecusal.extend({ mediator: id }),
  RecusalDecided: z.object({ mediator: id, granted: z.boolean(), decidedBy: id, replacement: z.exactOptional(id) }),
  /** The mediation clock stops; `basis` is the rule that excludes the time of testing. */
  TestingStarted: commands.StartTesting.extend({ pause: pauseSchema, basis: legalBasisSchema }),
  /** The clock runs on to the new deadline, by the rule and the approval under which it stopped. */
  TestingFinished: z.object({
    result: text,
    mediateBy: dueSchema,
    basis: legalBasisSchema,
    officer: id,
    approver: id,
  }),
  /** 达成调解协议, with the document (调解书) or the record (调解记录) of it. */
  Agreed: z.object({
    terms: text,
    ...money,
    paper: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("document"), number: text }),
      z.object({ kind: z.literal("record"), because: z.enum(["performedAtOnce", "documentWaived", "ordinary"]) }),
    ]),
  }),
  SelfSettled: z.object({
    terms: text,
    ...money,
    stage: z.enum(["received", "withMerchant", "accepted", "ordinary"]),
    ...ending,
  }),
  Ended: z.object({
    ground: z.enum(namedGrounds),
    party: z.exactOptional(partySchema),
    refusalGround: z.exactOptional(groundSchema),
    note: z.exactOptional(text),
    ...ending,
  }),
  PartiesTold: z.object({ officer: id, late: z.boolean() }),
  Recovered: z.object({ amount: fenSchema }),
  ReportLinked: commands.LinkReport,
};
