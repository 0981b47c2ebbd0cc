import { reportedPartyView, type Ticket, type TicketEvent } from "../src/index.ts";

/** What a checker sees: events, in order, with the moment and the batch they were recorded in. Never the decider's own state. */
export interface Happened {
  readonly at: string;
  readonly events: readonly TicketEvent[];
}

const endings = ["Closed", "StoppedWithNote", "Withdrawn", "Merged", "ClosedAtSource"];
const writtenDownLater = ["Contacted", "WorkNoted", "SiteVisited", "TrackLinked"];

/** Who acts in an event; whoever asked for what is decided now, or approved what ends now, acted then. */
function actors(type: TicketEvent["type"], data: object): readonly string[] {
  if (type === "Recused") return [];
  const then =
    type === "ExtensionGranted" || type === "ExtensionDenied"
      ? ["applicant"]
      : type === "Resumed"
        ? ["applicant", "approver"]
        : [];
  const fields = ["officer", "officers", "applicant", "approver", "reviewer", "clerk", "arbiter", "to"].filter(
    (field) => !then.includes(field),
  );
  return Object.entries(data).flatMap(([field, value]) => (fields.includes(field) ? value : []));
}

/**
 * Reads a ticket's events as an auditor would, knowing the rules but not the program, and names the first that breaks one.
 * Numbers are those of the invariants.
 */
export function violation(history: readonly Happened[]): string | undefined {
  const audit = new Audit();
  for (const { at, events } of history) {
    for (const event of events) {
      const found = audit.read(at, event) ?? undefined;
      if (found !== undefined) return `${event.type} at ${at}: ${found}`;
    }
    if (events.length > 0 && !audit.oneLead())
      return `after ${events.at(-1)?.type}: 5 exactly one lead unit once dispatched`;
  }
  return undefined;
}

class Audit {
  private imported = false;
  private hasCaller = false;
  private ended: TicketEvent | undefined;
  private latest = "";
  private lead: string | undefined;
  private assisting: string[] = [];
  private designated = false;
  private giveBackDue = "";
  private handler: string | undefined;
  private stepped: string[] = [];
  private cycle = 1;
  private redos = 0;
  private due: string | undefined;
  private paused = false;
  private days = 0;
  private asked: { applicant: string; at: string } | undefined;
  private returning: string | undefined;
  private lateCycles = new Set<number>();
  /** What has been done towards an end in this cycle, since it was last undone. */
  private answered: "no" | "directly" | "by unit" = "no";
  private replier: string | undefined;
  private reviewed = false;
  private called: { level: string; process: string; result: string; solved?: boolean | undefined } | undefined;
  private refused: "no" | "yes" | "told" = "no";
  private absorbed: string[] = [];

  oneLead(): boolean {
    return (
      this.lead === undefined ||
      (!this.assisting.includes(this.lead) && new Set(this.assisting).size === this.assisting.length)
    );
  }

  read(at: string, { type, data }: TicketEvent): string | undefined {
    if (data.at !== at) return "an event is dated by its command";
    const later = writtenDownLater.includes(type);
    if (!later && at < this.latest) return "4 a step is dated before an earlier one";
    if (at > this.latest && type !== "TrackLinked") this.latest = at;
    if (
      this.ended &&
      type !== "TrackLinked" &&
      !(type === "RedoOrdered" && this.ended.type === "Closed" && this.ended.data.ending === "handled")
    ) {
      return "1 only a city redo follows the end of a closed ticket";
    }
    if (actors(type, data).some((who) => this.stepped.includes(who))) return "8 a recused officer acts";
    if (
      "unit" in data &&
      data.unit !== undefined &&
      type !== "AssistingAdded" &&
      type !== "OpinionRecorded" &&
      data.unit !== this.lead
    )
      return "5 another unit acts than the lead";
    return this.rules(at, { type, data } as TicketEvent);
  }

  private rules(at: string, { type, data }: TicketEvent): string | undefined {
    switch (type) {
      case "Registered":
        this.imported = data.source !== undefined;
        this.hasCaller = data.caller !== undefined;
        return;
      case "AnsweredDirectly":
        this.answered = "directly";
        this.replier = data.officer;
        this.reviewed = true;
        return;
      case "Refused":
        this.refused = "yes";
        if (data.class === "statutoryRoute" && !data.route) return "JN 23 a statutory route is named";
        if (data.class === "nothingNew" && !data.earlier) return "JN 25 the earlier ticket is named";
        return;
      case "RefusalTold":
        this.refused = "told";
        return;
      case "Dispatched":
        if (this.lead !== undefined) return "5 dispatched while a unit leads";
        if (!this.imported && !(data.owners?.bureauLeader && data.owners.sectionHead && data.owners.handler))
          return "M3 three owners";
        this.assign(data.lead, data.assisting, data.owners?.handler, data.designated);
        return this.begin(at, data.limits);
      case "Reassigned":
        if (data.from !== this.lead) return "5 taken from a unit that does not lead";
        this.returning = this.asked = undefined;
        this.giveBackDue = data.giveBack?.due ?? "";
        this.assign(data.lead, data.assisting, data.owners.handler, data.designated);
        return;
      case "AssistingAdded":
        this.assisting.push(data.unit);
        return;
      case "ReturnRequested":
        this.returning = data.officer;
        if (this.designated) return "5 a designated unit returns the ticket";
        return at > this.giveBackDue ? "SD returned after two working days" : undefined;
      case "ReturnGranted":
        return data.approver === this.returning ? "4 approver is applicant" : undefined;
      case "ReturnDenied":
        this.designated ||= data.designated;
        return data.approver === this.returning ? "4 approver is applicant" : undefined;
      case "OwnerReplaced":
        if (data.tier === "handler") this.handler = data.to;
        return;
      case "Recused":
        this.stepped.push(data.officer);
        return;
      case "SiteVisited":
        return data.inspection && new Set(data.officers).size < 2 ? "8 an inspection by one officer" : undefined;
      case "ExtensionRequested":
        this.asked = { applicant: data.applicant, at };
        return this.due === undefined || at > this.due ? "4 an extension asked after expiry" : undefined;
      case "ExtensionGranted":
        return this.extended(at, data);
      case "Shelved":
        if (data.applicant === data.approver) return "4 approver is applicant";
        this.paused = data.pause !== undefined;
        return this.paused && (this.due === undefined || at > this.due)
          ? "4 a clock stopped after it ran out"
          : undefined;
      case "Resumed":
        if (data.applicant === data.approver) return "4 approver is applicant";
        if (!this.paused && data.limit) return "4 a deadline moved that had not stopped";
        if (this.paused && !data.limit) return "4 a stopped clock was not started again";
        this.paused = false;
        return data.limit && this.moved(data.before, data.limit);
      case "Replied": {
        const late = this.lateCycles.has(this.cycle) || (this.due !== undefined && at > this.due);
        if (data.late !== late) return `4 a breach is permanent: late is ${late}`;
        if (data.due !== this.due || data.cycle !== this.cycle) return "4 a reply under another deadline or cycle";
        if (late) this.lateCycles.add(this.cycle);
        this.answered = "by unit";
        this.replier = data.officer;
        this.asked = undefined;
        return;
      }
      case "ReplyReviewed":
        if (this.answered !== "by unit") return "a review of no reply";
        this.reviewed = true;
        return data.reviewer === this.replier || data.reviewer === this.handler ? "8 the handler reviews" : undefined;
      case "ReplySentBack":
        if (this.called?.level === "city") return "2 sent back inside what the city has to decide";
        this.undo();
        return;
      case "CalledBack":
        if (this.answered === "no" || !this.reviewed) return "M1 a callback before reply and review";
        if (data.clerk === this.replier || data.clerk === this.handler) return "8 the handler calls back";
        if (!this.hasCaller && data.result !== "notAsked") return "an answer from nobody";
        this.called = data;
        return;
      case "RedoOrdered":
        if (data.level !== "city") return "2 only the city orders a redo";
        if (data.redos !== this.redos + 1 || data.cycle !== this.cycle + 1) return "2 a redo counts one";
        if (this.answered !== "by unit" || !this.called) return "2 a redo follows a reply";
        this.redos = data.redos;
        this.cycle = data.cycle;
        this.ended = undefined;
        return this.begin(at, data.limits);
      case "Absorbed":
        this.absorbed.push(data.ticket);
        return;
      default:
        return endings.includes(type) ? this.end(at, { type, data } as TicketEvent) : undefined;
    }
  }

  private assign(lead: string, assisting: readonly string[], handler: string | undefined, designated: boolean): void {
    this.lead = lead;
    this.assisting = [...assisting];
    this.handler = handler;
    this.designated = designated;
  }

  private begin(
    at: string,
    limits: Extract<TicketEvent, { type: "Dispatched" }>["data"]["limits"],
  ): string | undefined {
    this.undo();
    this.days = 0;
    this.due = limits.reply?.due;
    this.giveBackDue = limits.giveBack?.due ?? "";
    if (!this.imported && !limits.reply) return "4 no deadline";
    for (const limit of Object.values(limits)) {
      if (limit?.basis.kind === "law" && (!limit.basis.act || !limit.basis.edition || !limit.deadline?.calendar))
        return "4 a limit without rule or calendar";
      if (limit?.deadline && limit.deadline.from !== at) return "the clock starts at dispatch";
    }
    return undefined;
  }

  private undo(): void {
    this.answered = "no";
    this.replier = this.called = undefined;
    this.reviewed = false;
  }

  private extended(at: string, data: Extract<TicketEvent, { type: "ExtensionGranted" }>["data"]): string | undefined {
    if (!this.asked || this.asked.applicant !== data.applicant) return "4 nobody asked for it";
    if (data.approver === data.applicant) return "4 approver is applicant";
    if (this.due === undefined || at > this.due) return "4 a breach is permanent: granted after expiry";
    this.days += data.days;
    if (this.days > 10) return "SD more than ten working days";
    if (data.limit.due <= this.due) return "4 an extension that does not extend";
    this.asked = undefined;
    return this.moved(data.before, data.limit);
  }

  private moved(
    before: string | undefined,
    limit: { due: string; basis: object; deadline?: { calendar: string } | undefined },
  ): string | undefined {
    if (before !== this.due) return "4 a deadline was edited silently";
    this.due = limit.due;
    const { act, edition } = limit.basis as { act?: string; edition?: string };
    return act && edition && limit.deadline?.calendar ? undefined : "4 a deadline moved without rule or calendar";
  }

  private end(at: string, event: TicketEvent): string | undefined {
    this.ended = event;
    if (!("breaches" in event.data)) return "an end says how the ticket stood";
    const { data } = event;
    const moment = event.type === "ClosedAtSource" ? event.data.closedAt : at;
    const owed =
      this.lead !== undefined && this.answered === "no" && !this.paused && this.due !== undefined && moment > this.due;
    const breaches = [...this.lateCycles, ...(owed && !this.lateCycles.has(this.cycle) ? [this.cycle] : [])];
    if (JSON.stringify(data.breaches) !== JSON.stringify(breaches) || data.late !== breaches.length > 0)
      return `4 a breach is permanent: ${breaches}`;
    if (data.cycle !== this.cycle || data.due !== this.due) return "an end under another cycle or deadline";
    if (event.type === "ClosedAtSource" && !this.imported) return "M1 closed at a source it never had";
    if (event.type === "Merged" && this.absorbed.includes(event.data.into)) return "merged both ways";
    if (event.type === "StoppedWithNote" && !this.called) return "JN 25 stopped before the callback";
    if (event.type === "Withdrawn" && !this.hasCaller) return "M1 withdrawn by nobody";
    if (event.type !== "Closed") return undefined;
    if (event.data.redos !== this.redos) return "2 another number of redos";
    if (event.data.ending === "refused") return this.refused === "told" ? undefined : "M1 refused and not told";
    if (this.answered === "no" || !this.reviewed || !this.called) return "M1 closed before reply, review and callback";
    return this.called.result === "dissatisfied" || this.called.solved === false
      ? "JN 27 closed dissatisfied"
      : undefined;
  }
}

/** Anything of the caller's that the reported party could read (invariant 10). */
export function leak(ticket: Ticket): string | undefined {
  const view = JSON.stringify(reportedPartyView(ticket)).toLowerCase();
  const { name, phone, address, idNumber } = ticket.caller ?? {};
  return [name, phone, address, idNumber, ticket.content].find((value) => value && view.includes(value.toLowerCase()));
}
