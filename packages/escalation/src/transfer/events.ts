import { dueSchema, fenSchema, instantSchema, legalBasisSchema } from "@caseloop/law";
import { z } from "zod";
import { scheduledSchema } from "../schedule.ts";
import { grounds, materials, onSuspect, outcomes, penalties } from "./commands.ts";

/** The clocks somebody has to meet: head, bureau, police. */
export const duties = ["decide", "handOver", "file", "handItems", "reconsider"] as const;

const id = z.string().min(1);
const text = z.string().min(1);
const late = z.boolean();
const penalty = z.enum(penalties);

/** Every event says when it happened in the world. */
const event = <Shape extends z.ZodRawShape>(shape: Shape) => z.object({ at: instantSchema, ...shape });

/** What happens to a transfer of suspected crime 涉嫌犯罪案件移送. */
export const events = {
  TeamFormed: event({
    case: id,
    team: z.array(id).min(2),
    ground: z.enum(grounds),
    suspicion: onSuspect,
    officer: id,
    basis: legalBasisSchema,
  }),
  EarlierPenaltyNoted: event({
    kind: penalty,
    amount: fenSchema.optional(),
    officer: id,
    /** It goes on being executed (art. 11¶2), or the court sets it off (art. 11¶3); absent where neither clause names its kind. */
    effect: z.enum(["executed", "setOff"]).optional(),
    basis: legalBasisSchema.optional(),
  }),
  Reported: event({
    officer: id,
    findings: onSuspect,
    recommendation: z.enum(["transfer", "noTransfer"]),
    decideBy: dueSchema,
  }),
  TransferApproved: event({ head: id, reason: text.optional(), late, handOverBy: dueSchema }),
  TransferRefused: event({ head: id, reason: text, late }),
  HandedOver: event({ officer: id, police: id, materials: z.array(z.enum(materials)), late }),
  CopiedToProcuratorate: event({ officer: id, procuratorate: id }),

  // what the police answer
  ReceiptNoted: event({ officer: id, police: id, receipt: text, fileBy: dueSchema, passOnBy: dueSchema }),
  PassedOn: event({ officer: id, from: id, to: id, late }),
  Filed: event({
    officer: id,
    notice: text,
    late,
    /** On first sight, on reconsideration, or because of the procuratorate. */
    on: z.enum(["transfer", "reconsideration", "supervision"]),
    handItemsBy: dueSchema,
  }),
  NotFiled: event({ officer: id, notice: text, reason: onSuspect, late, contestBy: dueSchema }),
  ItemsHandedOver: event({ officer: id, receipt: text, late }),

  // against a refusal to file
  ReconsiderationAsked: event({ officer: id, grounds: onSuspect, decideBy: dueSchema }),
  RefusalUpheld: event({ officer: id, notice: text, reason: onSuspect, late, suggestBy: dueSchema }),
  SupervisionSuggested: event({ officer: id, procuratorate: id, grounds: onSuspect, late }),
  SupervisionEnded: event({ officer: id, document: text }),

  // the way back
  RefusalAccepted: event({ officer: id, approver: id, reason: text }),
  OutcomeNoted: event({ officer: id, outcome: z.enum(outcomes), document: text, criminalFine: z.boolean() }),
  /** The administrative case goes on 恢复行政处理; `barred` are the penalties that are no longer open to it. */
  CaseReturned: event({
    case: id,
    because: z.enum(["notApproved", "notFiled", ...outcomes]),
    basis: legalBasisSchema,
    barred: z.array(penalty),
  }),
  PenaltyCleared: event({ case: id, kinds: z.array(penalty), officer: id }),

  /** A clock ran out with nobody having acted: a breach, recorded when it was noticed. */
  ClockOverran: event({ clock: z.enum(duties), due: instantSchema }),
  Scheduled: scheduledSchema,
};
