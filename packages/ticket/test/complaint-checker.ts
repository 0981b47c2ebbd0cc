import { addDays, chinaCalendar } from "@caseloop/law";
import type { ComplaintEvent } from "../src/complaint/index.ts";
import { broken, type Due, dayOf, groundStands, isNew, last, left, missed, workdayAfter } from "./complaint-days.ts";

/* What may never happen to a complaint, told over its events alone: written from domain.md §3, §7 and the articles. */

export type DatedEvent = ComplaintEvent & { readonly at: string };
/** The first rule that this history breaks, or nothing. */
export function complaintViolation(events: readonly DatedEvent[]): string | undefined {
  const past: DatedEvent[] = [];
  for (const event of events) {
    const found = broken(rules(event, past));
    if (found[0] !== undefined) return `${found[0]} (${event.type} at ${event.at})`;
    past.push(event);
  }
  return undefined;
}

type Of<T> = Extract<DatedEvent, { type: T }>;

function rules(event: DatedEvent, past: readonly DatedEvent[]): Record<string, boolean> {
  const all = <T extends DatedEvent["type"]>(...types: T[]) =>
    past.filter((one): one is Of<T> => (types as string[]).includes(one.type));
  const lastOf = <T extends DatedEvent["type"]>(...types: T[]) => all(...types).at(-1);

  const opened = lastOf("Opened");
  const accepted = lastOf("Accepted");
  const ordinary = lastOf("TakenAsOrdinary");
  const over = lastOf("Refused", "Agreed", "SelfSettled", "Ended");
  const withMerchant = lastOf("OfferedToMerchant", "PassedOn")?.type === "OfferedToMerchant";
  const suspended = lastOf("RecusalRequested", "RecusalDecided")?.type === "RecusalRequested";
  const tested = lastOf("TestingStarted", "TestingFinished");
  const atLab = tested?.type === "TestingStarted";
  const mediateBy = (lastOf("TestingFinished") ?? accepted)?.data.mediateBy;
  const recused = all("RecusalDecided").flatMap(({ data }) => (data.granted ? [data.mediator] : []));
  const mediator =
    all("RecusalDecided").findLast(({ data }) => data.granted)?.data.replacement ??
    lastOf("MediationStarted")?.data.mediator;
  const settled = lastOf("Agreed", "SelfSettled");

  const always = {
    "opened once, and first": (event.type === "Opened") === (past.length === 0),
    "nothing but a link before the clock it runs under":
      event.at >= (starts(past).sort().at(-1) ?? "") || event.type === "Opened" || event.type === "ReportLinked",
    "over is over": !over || ["PartiesTold", "Recovered", "ReportLinked"].includes(event.type),
    "every deadline names rule, edition and calendar": dues(event).every(
      ({ deadline, basis }) => deadline.calendar === chinaCalendar.version && basis.act !== "" && basis.edition !== "",
    ),
  };

  switch (event.type) {
    case "Opened":
      return {
        ...always,
        "7 working days to accept": event.data.acceptBy.deadline.day === workdayAfter(dayOf(event.at), 7),
      };
    case "Accepted":
    case "Refused":
    case "TakenAsOrdinary":
      return {
        ...always,
        "decided once": !accepted && !ordinary,
        "never while the merchant tries": !withMerchant,
        "late when the 7 days have passed": event.data.late === missed(event.at, opened?.data.acceptBy),
        "a business purchase is no consumer's":
          lastOf("ConsumerTested")?.data.purpose === "business"
            ? event.type !== "Accepted"
            : event.type !== "TakenAsOrdinary",
        ...(event.type === "Refused" && {
          "a ground of the order in force": groundStands(event.data.ground.code, event.at),
          "with reasons and remedies under Order 121":
            !isNew(event.at) || (event.data.reasons !== undefined && event.data.remedies !== undefined),
        }),
        ...(event.type === "Accepted" && {
          "45 working or 60 natural days, by the day of acceptance":
            last(event.data.mediateBy.deadline) ===
            (isNew(event.at) ? addDays(dayOf(event.at), 60) : workdayAfter(dayOf(event.at), 45)),
        }),
      };
    case "OfferedToMerchant":
      return {
        ...always,
        "before the bureau's date": !!opened && event.data.until <= opened.data.acceptBy.deadline.due,
        "before the bureau steps in": !accepted && !ordinary && all("OfferedToMerchant").length === 0,
      };
    case "MediationStarted":
      return {
        ...always,
        "both sides consent": new Set(all("Consented").map(({ data }) => data.party)).size === 2,
        "mediated once": all("MediationStarted").length === 0,
      };
    case "RecusalDecided":
      return {
        ...always,
        "somebody asked": suspended,
        "not by the mediator": event.data.decidedBy !== mediator,
        "an interest is always granted": event.data.granted || lastOf("RecusalRequested")?.data.askedBy !== "mediator",
        "a recused mediator never returns":
          event.data.granted === (event.data.replacement !== undefined) &&
          ![...recused, mediator].includes(event.data.granted ? event.data.replacement : "nobody"),
      };
    case "TestingStarted":
      return {
        ...always,
        "only a running clock stops": !!accepted && !atLab && !missed(event.at, mediateBy),
        "suspended by recusal": !suspended,
        "approver is not applicant": event.data.approver !== event.data.officer,
        "bureau chooses only under Order 121": event.data.chosenBy === "parties" || isNew(event.at),
      };
    case "TestingFinished":
      return {
        ...always,
        "approver is not applicant": event.data.approver !== event.data.officer,
        "exactly what was left":
          tested && mediateBy && atLab
            ? left(event.data.mediateBy.deadline, event.at) === left(mediateBy.deadline, tested.at) ||
              // nothing left: the day itself, or the next working day
              (left(mediateBy.deadline, tested.at) === 0 &&
                event.data.mediateBy.deadline.day <= workdayAfter(dayOf(event.at), 1))
            : false,
      };
    case "Agreed":
      return {
        ...always,
        "in mediation, not suspended": !!mediator && !suspended && !withMerchant,
        "within the time limit": atLab || !missed(event.at, mediateBy),
        "document, or a record with its reason":
          event.data.paper.kind === "document"
            ? !ordinary
            : event.data.paper.because === "documentWaived" || event.data.paper.because === "ordinary"
              ? (event.data.paper.because === "ordinary") === !!ordinary
              : event.data.recovered === (event.data.agreed ?? 0),
      };
    case "SelfSettled":
    case "Ended":
      return {
        ...always,
        "parties told of what was accepted": (event.data.tellBy !== undefined) === !!accepted,
        "told in 7 working days":
          !event.data.tellBy || event.data.tellBy.deadline.day === workdayAfter(dayOf(event.at), 7),
        "with its article": (event.data.basis !== undefined) === !!accepted,
        "late when the limit has passed":
          event.data.late === (!ordinary && !atLab && missed(event.at, accepted ? mediateBy : opened?.data.acceptBy)),
        ...(event.type === "Ended" && ended(event, { accepted: !!accepted, mediator, suspended, atLab, mediateBy })),
      };
    case "PartiesTold": {
      const { tellBy } = (over?.type === "Ended" || over?.type === "SelfSettled" ? over.data : {}) as { tellBy?: Due };
      return {
        ...always,
        "told once, of an end": all("PartiesTold").length === 0 && tellBy !== undefined,
        "late when the 7 days have passed": event.data.late === missed(event.at, tellBy),
      };
    }
    case "Recovered": {
      const paid = all("Recovered").reduce((sum, { data }) => sum + data.amount, settled?.data.recovered ?? 0);
      return { ...always, "never more than agreed": paid + event.data.amount <= (settled?.data.agreed ?? 0) };
    }
    default:
      return always;
  }
}

function ended(
  { data, at }: Of<"Ended">,
  now: {
    accepted: boolean;
    mediator: string | undefined;
    suspended: boolean;
    atLab: boolean;
    mediateBy: Due | undefined;
  },
): Record<string, boolean> {
  const verdict = ["noAgreement", "testingNotAgreed"].includes(data.ground);
  return {
    "no verdict while suspended": !now.suspended || !(verdict || data.ground === "absent" || data.ground === "refused"),
    "no verdict without mediation": !verdict || now.mediator !== undefined,
    "time limit only once it has passed": data.ground !== "timeLimit" || (!now.atLab && missed(at, now.mediateBy)),
    "time limit by the order of acceptance":
      data.ground !== "timeLimit" ||
      data.basis?.article === (now.mediateBy?.deadline.term.n === 45 ? "21(5)" : "23(5)"),
    "a ground of the order in force":
      data.ground !== "refusalGround" || (now.accepted && groundStands(data.refusalGround?.code ?? "", at)),
    "the side is named": !["absent", "refused", "deathOrDissolution"].includes(data.ground) || data.party !== undefined,
  };
}

function dues({ data }: DatedEvent): Due[] {
  return Object.values(data).filter(
    (value: unknown): value is Due =>
      typeof value === "object" && value !== null && "deadline" in value && "basis" in value,
  );
}

/** When clocks were started or stopped. */
function starts(past: readonly DatedEvent[]): string[] {
  return past
    .filter((one) => ["Opened", "Accepted", "TestingStarted"].includes(one.type) || "tellBy" in one.data)
    .map(({ at }) => at);
}
