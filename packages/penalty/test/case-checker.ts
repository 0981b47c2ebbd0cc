import { addDays, chinaCalendar, daysBetween } from "@caseloop/law";
import type { CaseEvent } from "../src/case/index.ts";

/** What a checker sees: events in order, with the moment and the batch they were recorded in. Never the decider's own state. */
export interface Happened {
  readonly at: string;
  readonly command: string;
  readonly refused?: string;
  readonly events: readonly CaseEvent[];
}

type Of<T extends CaseEvent["type"]> = Extract<CaseEvent, { type: T }>["data"];
interface Limit {
  readonly deadline: {
    readonly due: string;
    readonly day: string;
    readonly rolledFrom?: string;
    readonly calendar: string;
    readonly term: { readonly unit: string };
  };
  readonly basis: { readonly act: string; readonly edition: string };
}

const dayOf = (at: string) => chinaCalendar.dayOf(at);
const afterTheEnd = ["DecisionWithdrawn", "TakenDown", "RemedySought", "RemedyEnded", "SourceAdded"];
const decided = ["PenaltyDecided", "Dismissed", "HandedOver", "Terminated", "NotFiled"];

/**
 * Reads a case's events as an auditor would, knowing the law but not the program, and names the first that breaks a rule.
 * Numbers are those of the invariants.
 */
export function violation(history: readonly Happened[]): string | undefined {
  const audit = new Audit();
  for (const { at, events } of history)
    for (const event of events) {
      const found = audit.read(at, event) ?? undefined;
      if (found !== undefined) return `${event.type} at ${at}: ${found}`;
    }
  return undefined;
}

class Audit {
  private latest = "";
  private closed = false;
  private withPolice = false;
  private readonly investigated = new Set<string>();
  private readonly judged = new Set<string>();
  private readonly aside = new Set<string>();
  private readonly evidence = new Map<string, { excluded: boolean; at: string }>();
  private readonly limits = new Map<string, Limit>();
  private readonly lefts = new Map<string, string>();
  private readonly stops = new Set<string>();
  private stood = "";
  private party: "person" | "entity" = "entity";
  private acts: readonly string[] = [];
  private grave = false;
  private passed: ("case" | "legal")[] = [];
  /** Some review was passed since the investigation was concluded. */
  private reviewed = false;
  private discussed = false;
  private wasHeard = false;
  private notice: Of<"PenaltyNotified"> | undefined;
  private noticeAt = "";
  private servedAt: string | undefined;
  private waived: string[] = [];
  private open = new Set<string>();
  private hearing: "none" | "asked" | "held" | "over" = "none";
  private host: string | undefined;
  private decision: Of<"PenaltyDecided"> | undefined;
  private decisions = 0;
  private decisionServed = "";
  private paid = { fine: 0, confiscated: 0, surcharge: 0 };
  private clearedOn: string | undefined;
  private since: string | undefined;
  private stays: { from: string; to?: string }[] = [];
  private toReturn = 0;
  private readonly held = new Map<string, string>();

  read(at: string, event: CaseEvent): string | undefined {
    const { type, data } = event;
    if (data.at !== at) return "an event is dated by its command";
    if (type !== "SourceAdded" && at < this.latest) return "4 a step is dated before an earlier one";
    if (type !== "SourceAdded" && at > this.latest) this.latest = at;
    if (this.closed && !afterTheEnd.includes(type)) return "1 something happens after the end";
    if (type !== "Recused" && people(data).some((one) => this.aside.has(one))) return "8 a recused officer acts";
    if (this.withPolice && decided.includes(type)) return "a penalty, or another end, in the place of the transfer";
    return this.separation(event) ?? this.clocks(at, event) ?? this.procedure(at, event) ?? this.money(at, event);
  }

  /** Invariant 8: who may do what. */
  private separation({ type, data }: CaseEvent): string | undefined {
    const two = (officers: readonly string[]) => (new Set(officers).size < 2 ? "8 fewer than two officers" : undefined);
    const works = (officers: readonly string[]) => {
      for (const one of officers) this.investigated.add(one);
      return (
        two(officers) ??
        (officers.some((one) => this.judged.has(one)) ? "8 a judge of the case investigates it" : undefined)
      );
    };
    const judges = (...officers: string[]) => {
      for (const one of officers) this.judged.add(one);
      return officers.some((one) => this.investigated.has(one)) ? "8 an investigator judges the case" : undefined;
    };
    const approves = (approver: string | undefined, ...asking: string[]) =>
      approver !== undefined && (asking.includes(approver) || this.investigated.has(approver))
        ? "4 approver is applicant"
        : undefined;
    switch (type) {
      case "CaseFiled":
        return works(data.officers) ?? (data.officers.includes(data.approver) ? "4 approver is applicant" : undefined);
      case "Investigated":
      case "EvidenceAdded":
      case "FoundOnSpot":
      case "OfficersAssigned":
      case "InvestigationConcluded":
        return works(data.officers);
      case "MeasureTaken":
        return works(data.officers) ?? approves(data.approver, ...data.officers);
      case "TransferredToPolice":
        return two(data.team) ?? approves(data.approver, ...data.team);
      case "Recused":
        this.aside.add(data.officer);
        if (data.replacement && this.host === data.officer && this.hearing === "asked") {
          this.host = data.replacement;
          return judges(data.replacement);
        }
        return undefined;
      case "Reviewed":
        return judges(data.reviewer);
      case "HearingArranged":
        return judges(data.host);
      case "Discussed":
        return two(data.members) ?? judges(...data.members);
      case "PenaltyDecided":
        return data.procedure === "ordinary" ? judges(...data.by) : undefined;
      case "Dismissed":
        return judges(data.approver);
      case "CheckExtended":
      case "DecisionExtended":
      case "ReviewExtended":
      case "MeasureExtended":
      case "Suspended":
        return approves(data.approver, data.applicant);
      case "DecisionExtendedCollectively":
        return (
          two(data.members) ??
          approves(
            data.members.find((one) => one === data.applicant),
            data.applicant,
          )
        );
      case "MeasureApproved":
      case "MeasureLifted":
      case "DecisionWithdrawn":
      case "Closed":
        return approves(data.approver);
      default:
        return undefined;
    }
  }

  /** Invariant 4: no limit moves but by an event that says from where, by which rule and calendar. */
  private clocks(at: string, { type, data }: CaseEvent): string | undefined {
    const start = (clock: string, limit: Limit) => {
      this.limits.set(clock, limit);
      return limit.basis.act && limit.basis.edition && limit.deadline.calendar
        ? undefined
        : "4 a limit without rule or calendar";
    };
    const missed = (clock: string) => {
      const limit = this.limits.get(clock);
      return limit !== undefined && !this.lefts.has(clock) && at > limit.deadline.due;
    };
    const truthful = (clock: string, late: boolean) =>
      late === missed(clock) ? undefined : `4 ${clock}: late is ${missed(clock)}`;
    const moved = (clock: string, { before, due }: { before: Limit; due: Limit }) => {
      const now = this.limits.get(clock);
      if (before.deadline.due !== now?.deadline.due) return "4 a limit was edited silently";
      if (this.lefts.has(clock)) return "4 a limit that stands still was extended";
      if (at > before.deadline.due) return "4 an extension after expiry";
      if (due.deadline.due <= before.deadline.due) return "4 an extension that does not extend";
      return start(clock, due);
    };
    switch (type) {
      case "ClueOpened":
        return start("check", data.checkBy);
      case "CaseFiled":
        return truthful("check", data.late) ?? start("decision", data.decideBy);
      case "NotFiled":
        return truthful("check", data.late);
      case "CheckExtended":
        return moved("check", data);
      case "DecisionExtended":
      case "DecisionExtendedCollectively":
        return moved("decision", data);
      case "ReviewExtended":
        return moved("review", data);
      case "MeasureExtended":
        return moved(data.measure, data);
      case "InvestigationConcluded":
      case "HearingReported":
        return start("review", data.reviewBy);
      case "MeasureTaken":
        return start(data.measure, data.due);
      case "ClockStopped": {
        const clock = this.limits.has("decision") ? "decision" : "check";
        const limit = this.limits.get(clock);
        const first = this.stops.size === 0;
        this.stops.add(data.for);
        if (data.left && (!first || !limit || at > limit.deadline.due)) return "4 a clock stopped that did not run";
        if (data.left) this.lefts.set(clock, at);
        for (const { measure } of data.measures) this.lefts.set(measure, at);
        return undefined;
      }
      case "ClockRestarted": {
        this.stops.delete(data.for);
        const clock = this.limits.has("decision") ? "decision" : "check";
        // An announced notice is served when its thirty days are over, whenever that is written down.
        const ended = data.for === "announcement" && this.servedAt !== undefined ? this.servedAt : at;
        const from = ended > this.stood ? ended : this.stood;
        this.stood = this.stops.size === 0 ? "" : at;
        const wrong = this.resumed(clock, from, this.stops.size === 0 ? data.due : undefined, data.due);
        return wrong ?? data.measures.map(({ measure, due }) => this.resumed(measure, at, due, due)).find((one) => one);
      }
      case "PenaltyDecided": {
        const found = truthful(data.procedure === "ordinary" ? "decision" : "check", data.late);
        this.stops.clear();
        this.stood = "";
        this.lefts.delete("decision");
        return found;
      }
      case "DecisionWithdrawn":
        this.limits.delete("decision");
        if (this.decision?.procedure === "summary") this.limits.delete("check");
        return undefined;
      case "MeasureLifted":
        return data.ground === "notApproved" ? undefined : truthful(data.measure, data.late);
      default:
        return undefined;
    }
  }

  /** A clock runs on with exactly what was left: it moves by the days it stood still, before any roll off a holiday. */
  private resumed(clock: string, at: string, expected: Limit | undefined, due: Limit | undefined): string | undefined {
    const stopped = this.lefts.get(clock);
    const before = this.limits.get(clock);
    if (due && (!stopped || !before || !expected)) return "4 a limit moved that had not stopped";
    if (!stopped || !before) return undefined;
    if (!due)
      return this.stops.size === 0 && !clock.startsWith("m-") ? "4 a stopped clock was not started again" : undefined;
    this.lefts.delete(clock);
    this.limits.set(clock, due);
    const last = ({ deadline: { rolledFrom, day } }: Limit) => rolledFrom ?? day;
    const [from, to] = [dayOf(stopped), dayOf(at)];
    const natural = before.deadline.term.unit === "naturalDay";
    // A clock that stops on a day to which its end was moved has no day of its own left.
    const left = Math.max(
      0,
      natural ? daysBetween(from, last(before)) : chinaCalendar.workdaysBetween(from, last(before)),
    );
    const now = natural ? daysBetween(to, last(due)) : chinaCalendar.workdaysBetween(to, last(due));
    return left === now ? undefined : `4 ${left} days were left, ${now} run on`;
  }

  /** Invariants 7 and 8: the steps before a decision, and what it may say. */
  private procedure(at: string, { type, data }: CaseEvent): string | undefined {
    switch (type) {
      case "CaseFiled":
        this.party = data.party.kind;
        return Object.values(data.conditions).every(({ met }) => met) ? undefined : "filed without its four conditions";
      case "FoundOnSpot":
        this.party = data.party.kind;
        this.acts = [data.act];
        return undefined;
      case "EvidenceAdded":
        if (this.evidence.has(data.evidence)) return "evidence of an id that is taken";
        this.evidence.set(data.evidence, { excluded: false, at });
        return undefined;
      case "EvidenceExcluded": {
        const one = this.evidence.get(data.evidence);
        if (one) one.excluded = true;
        return undefined;
      }
      case "InvestigationConcluded":
        this.acts = data.acts.map(({ act }) => act);
        this.grave = (data.grave?.length ?? 0) > 0;
        this.passed = [];
        this.discussed = this.reviewed = false;
        return data.acts.every(({ evidence }) => this.proven(evidence)) ? undefined : "an act without evidence";
      case "Reviewed":
        this.reviewed = data.opinion === "agree";
        if (this.reviewed) this.passed.push(data.kind);
        else this.passed = [];
        return undefined;
      case "Discussed":
        this.discussed = data.agreed;
        if (!data.agreed) this.reviewed = false;
        return undefined;
      case "PenaltyNotified": {
        const before = this.notice;
        const heavier = before !== undefined && data.penalties.some((one) => this.outdoes(one, before));
        const fresh = (data.newEvidence ?? []).some(
          (id) => (this.evidence.get(id)?.at ?? "") >= this.noticeAt && this.proven([id]),
        );
        if (!this.reviewed) return "8 a notice before the review";
        const fine = data.penalties.reduce((sum, one) => sum + Number(one.fine), 0);
        const right = fine >= (this.party === "person" ? 1_000_000 : 10_000_000);
        if (right && !data.hearing) return "63 the right to a hearing was not told";
        this.notice = data;
        this.noticeAt = at;
        this.servedAt = undefined;
        this.waived = [];
        this.open = new Set();
        this.hearing = "none";
        this.discussed = false;
        return heavier && !fresh ? "7 heavier because of a defence" : undefined;
      }
      case "NoticeServed":
        this.servedAt = data.servedAt;
        return data.defenceBy.deadline.day === chinaCalendar.workdayAfter(dayOf(data.servedAt), 5)
          ? undefined
          : "57 five working days";
      case "RightsWaived":
        this.waived.push(...data.rights);
        return undefined;
      case "DefenceFiled":
        this.open.add(data.defence);
        this.discussed = false;
        return this.inWindow(at) ? undefined : "57 a defence out of time";
      case "DefenceAnswered":
        this.open.delete(data.defence);
        return undefined;
      case "HearingRequested":
        this.hearing = "asked";
        return this.inWindow(at) && this.notice?.hearing ? undefined : "57 a hearing out of time or without the right";
      case "HearingArranged":
        this.host = data.host;
        return chinaCalendar.workdaysBetween(dayOf(at), data.day) >= 7 ? undefined : "64 seven working days";
      case "HearingEnded":
        this.hearing = data.how === "held" ? "held" : "over";
        if (data.how === "held") this.wasHeard = true;
        return data.how !== "withdrawn" && data.officer !== this.host ? "8 a hearing without its host" : undefined;
      case "HearingReported":
        this.hearing = "over";
        this.passed = this.passed.filter((kind) => kind !== "legal");
        this.discussed = false;
        return undefined;
      case "PenaltyDecided":
        return this.decide(at, data);
      case "DecisionWithdrawn":
        if (data.decision !== this.decision?.decision) return "a decision withdrawn that is not in force";
        this.decision = undefined;
        this.passed = [];
        this.discussed = this.reviewed = false;
        return undefined;
      case "TransferredToPolice":
        this.withPolice = true;
        return undefined;
      case "TakenBack":
        this.withPolice = false;
        return undefined;
      default:
        return undefined;
    }
  }

  private decide(at: string, data: Of<"PenaltyDecided">): string | undefined {
    if (this.decision) return "7 two decisions in force";
    if (data.decision !== this.decisions + 1) return "a decision out of its order";
    this.decision = data;
    this.decisions += 1;
    const acts = data.penalties.map(({ act }) => act);
    if (new Set(acts).size !== acts.length || acts.toSorted().join() !== this.acts.toSorted().join())
      return "7 one fine for each act";
    for (const { fine, kinds, goods, confiscated, discretion } of data.penalties) {
      const { choice, band, grounds, facts } = discretion;
      const spared = choice.outcome === "not_imposed" || choice.outcome === "exempt";
      if (spared ? Number(fine) !== 0 : Number(fine) < Number(band?.from) || Number(fine) > Number(band?.to))
        return "7 a fine outside its band";
      if (choice.outcome !== "ordinary" && grounds.length === 0) return "7 no article, factor and evidence";
      if (!Object.values(facts).every(({ evidence }) => this.proven(evidence))) return "7 a fact without evidence";
      void [kinds, goods, confiscated];
    }
    if (data.procedure === "summary")
      return Number(data.fine) <= (this.party === "person" ? 20_000 : 300_000) ? undefined : "66 too much for the spot";
    const punished = data.penalties.some(
      (one) => Number(one.fine) + Number(one.confiscated) > 0 || one.goods || (one.kinds ?? []).length > 0,
    );
    if (!this.reviewed) return "8 a decision before the review";
    if ((this.grave || this.wasHeard) && !this.passed.includes("legal")) return "8 a decision before the legal review";
    if (!punished) return undefined;
    if ((this.grave || this.wasHeard) && !this.discussed) return "8 a decision before the vote";
    const { notice } = this;
    if (!notice || this.servedAt === undefined) return "8 a decision before the notice";
    if (data.penalties.some((one) => this.outdoes(one, notice))) return "7 above the notified penalty";
    if (this.open.size > 0) return "58 a defence unanswered";
    if (this.hearing === "asked" || this.hearing === "held") return "8 a decision before the hearing is over";
    const done =
      this.waived.includes("defence") &&
      (!notice.hearing || this.waived.includes("hearing") || this.hearing === "over");
    return this.inWindow(at) && !done ? "8 a decision inside the defence window" : undefined;
  }

  private outdoes(one: Of<"PenaltyNotified">["penalties"][number], notice: Of<"PenaltyNotified">): boolean {
    const told = notice.penalties.find(({ act }) => act === one.act);
    return (
      Number(one.fine) > Number(told?.fine ?? 0) ||
      Number(one.confiscated) > Number(told?.confiscated ?? 0) ||
      (one.goods === true && told?.goods !== true) ||
      (one.kinds ?? []).some((kind) => !told?.kinds?.includes(kind))
    );
  }

  private inWindow(at: string): boolean {
    return this.servedAt !== undefined && dayOf(at) <= chinaCalendar.workdayAfter(dayOf(this.servedAt), 5);
  }

  private proven(ids: readonly string[]): boolean {
    return ids.every((id) => this.evidence.get(id)?.excluded === false);
  }

  /** Money: nothing beyond what is owed, and nothing left owing at the end. */
  private money(at: string, { type, data }: CaseEvent): string | undefined {
    switch (type) {
      case "PenaltyDecided":
        this.paid = { fine: 0, confiscated: 0, surcharge: 0 };
        this.clearedOn = this.since = undefined;
        this.stays = [];
        this.decisionServed = "";
        return undefined;
      case "DecisionServed":
        this.decisionServed = at;
        return undefined;
      case "SurchargeImposed":
        this.since = data.overdueSince;
        return data.overdueSince < dayOf(at) ? undefined : "75 a surcharge before the fine is overdue";
      case "RemedySought":
        this.stays.push({ from: dayOf(at) });
        return undefined;
      case "RemedyEnded": {
        const last = this.stays.at(-1);
        if (last) last.to = dayOf(at);
        return undefined;
      }
      case "Paid": {
        if (!this.decision || !this.decisionServed) return "a payment on no decision that was served";
        const accrued = this.surcharge(dayOf(at));
        this.paid.fine += Number(data.fine);
        this.paid.confiscated += Number(data.confiscated);
        this.paid.surcharge += Number(data.surcharge);
        if (this.paid.fine === Number(this.decision.fine)) this.clearedOn ??= dayOf(at);
        if (Number(data.fine) + Number(data.confiscated) + Number(data.surcharge) !== Number(data.amount))
          return "a fen is lost";
        const over =
          this.paid.fine > Number(this.decision.fine) || this.paid.confiscated > Number(this.decision.confiscated);
        return over || this.paid.surcharge > accrued ? "a payment beyond what is owed" : undefined;
      }
      case "DecisionWithdrawn": {
        const all = this.paid.fine + this.paid.confiscated + this.paid.surcharge;
        this.toReturn += all;
        this.paid = { fine: 0, confiscated: 0, surcharge: 0 };
        this.closed = false;
        return Number(data.toReturn) === all ? undefined : "not what was paid is returned";
      }
      case "MoneyReturned":
        this.toReturn -= Number(data.amount);
        return this.toReturn < 0 || Number(data.left) !== this.toReturn
          ? "more money returned than was paid"
          : undefined;
      case "MeasureTaken":
        this.held.set(data.measure, data.kind);
        return undefined;
      case "MeasureLifted":
        if (this.held.get(data.measure) === "preservation") this.held.delete(data.measure);
        return undefined;
      case "GoodsReturned":
      case "GoodsConfiscated":
        this.held.delete(data.measure);
        return undefined;
      case "TransferredToPolice":
        for (const one of data.measures) this.held.set(one, "police");
        return undefined;
      case "TakenBack":
        for (const [one, kind] of this.held) if (kind === "police") this.held.set(one, "back");
        return undefined;
      case "Closed": {
        this.closed = true;
        const held = [...this.held].some(
          ([one, kind]) =>
            kind !== "police" && !(kind === "preservation" && at > (this.limits.get(one)?.deadline.due ?? "")),
        );
        if (held) return "closed with goods in hand";
        if (this.toReturn > 0) return "closed with money to return";
        if (data.ending !== "executed" || !this.decision) return undefined;
        const owed = Number(this.decision.fine) + Number(this.decision.confiscated) + this.surcharge(dayOf(at));
        return this.paid.fine + this.paid.confiscated + this.paid.surcharge === owed
          ? undefined
          : "closed with money owed";
      }
      default:
        return undefined;
    }
  }

  /** Counted day by day: 3% of the fine, not on days after one on which a remedy was sought, not after the fine was paid, at most the fine. */
  private surcharge(until: string): number {
    const fine = Number(this.decision?.fine ?? 0);
    if (this.since === undefined) return 0;
    const last = this.clearedOn !== undefined && this.clearedOn < until ? this.clearedOn : until;
    let days = 0;
    for (let day = addDays(this.since, 1); day <= last && days < 40; day = addDays(day, 1))
      if (!this.stays.some(({ from, to }) => from < day && (to === undefined || day <= to))) days += 1;
    return Math.min(fine, Math.floor((fine * 3 * days) / 100));
  }
}

const acting = [
  "officer",
  "officers",
  "applicant",
  "approver",
  "reviewer",
  "host",
  "members",
  "team",
  "by",
  "decidedBy",
];

/** Everybody who acts in an event. */
function people(data: object): readonly string[] {
  return Object.entries(data).flatMap(([field, value]) => (acting.includes(field) ? (value as string | string[]) : []));
}
