import { type Decide, decider, type Given } from "@caseloop/core";
import { type Calendar, chinaCalendar, editionOn, type Policy } from "@caseloop/law";
import { type Ladder, leadAt, type Rung, redoLadder, redoLevel, rungsOf } from "../ladder.ts";
import { lawful } from "../lawful.ts";
import { isStale } from "../moment.ts";
import { earliest, reschedule } from "../schedule.ts";
import { commands } from "./commands.ts";
import { events } from "./events.ts";
import { initial, type Lead } from "./state.ts";

/** What decisions on the lead need from outside. */
export interface LeadContext {
  readonly calendar: Calendar;
  readonly ladder: Policy<Ladder>;
}

type LeadDecide = Decide<typeof commands, typeof events, Lead, LeadContext>;
type ReadLead = Parameters<LeadDecide["Watch"]>[1];
type Now = LeadContext & Given;
type Decided = Extract<ReturnType<LeadDecide["Watch"]>, readonly unknown[]>[number];

/**
 * 提级 (M4): its stream is `escalation-<ticket>`. A step that changes nothing records nothing, so commands may come twice;
 * a day without calendar or ladder is the refusal `no-law-for-day`.
 */
export const escalation = decider({
  name: "escalation",
  initial,
  commands,
  events,
  context: { calendar: chinaCalendar, ladder: redoLadder } as LeadContext,
  decide: lawful<ReadLead, LeadContext, Decided, LeadDecide>({
    Watch({ data }, lead, now) {
      const began = { dispatch: lead.dispatched ?? now.at, redo: now.at };
      const rungs = [...rungsOf(editionNow(now), began, now.calendar)];
      return [{ type: "Watched", data: { ...data, at: now.at, rungs } }, ...scheduling(lead, rungs, now)];
    },
    NameOwners: ({ data }, _, { at }) => [{ type: "OwnersNamed", data: { ...data, at } }],
    ReplaceOwner: ({ data: { tier, to } }, { owners }, { at }) =>
      owners ? [{ type: "OwnersNamed", data: { owners: { ...owners, [tier]: to }, at } }] : [],
    CountRedo({ data: { redos } }, lead, now) {
      if (redos <= lead.redos) return [];
      const edition = editionNow(now);
      const before = taken(lead, now);
      const rungs = rungsOf(edition, { dispatch: lead.dispatched ?? now.at, redo: now.at }, now.calendar);
      const passed = highest(rungs.filter(({ at }) => at <= now.at));
      const level = redoLevel(edition.rules, redos);
      const raised =
        passed && passed.level > level
          ? byRung(before.lead, passed, now)
          : raise(before.lead, level, { kind: "redos", redos }, false, now);
      const ahead = rungs.filter(({ at }) => at > now.at);
      return [
        ...before.events,
        { type: "RedoCounted", data: { redos, at: now.at, rungs: ahead } },
        ...raised,
        ...scheduling(lead, ahead, now),
      ];
    },
    FallDue(_, lead, now) {
      const { events, lead: after } = taken(lead, now);
      return events.length === 0 ? [] : [...events, ...scheduling(lead, after.rungs, now)];
    },
    StandDown: (_, lead, now) =>
      lead.since === undefined
        ? []
        : [...taken(lead, now).events, { type: "StoodDown", data: { at: now.at } }, ...scheduling(lead, [], now)],
  }),
  evolve: {
    Watched(lead, { data }) {
      lead.dispatched ??= data.at;
      lead.since = data.at;
      lead.rungs = data.rungs;
      if (data.owners) lead.owners = data.owners;
    },
    OwnersNamed(lead, { data }) {
      lead.owners = data.owners;
    },
    RedoCounted(lead, { data }) {
      lead.redos = data.redos;
      lead.since = data.at;
      lead.rungs = data.rungs;
    },
    LeadRaised(lead, { data }) {
      lead.level = data.level;
      lead.office = data.office;
      delete lead.holder;
      if (data.holder) lead.holder = data.holder;
    },
    RungsPassed(lead, { data }) {
      lead.rungs = lead.rungs.filter(({ at }) => at > data.at);
    },
    Scheduled() {},
    StoodDown(lead) {
      delete lead.since;
      lead.rungs = [];
    },
  },
});

const editionNow = ({ ladder, calendar, at }: Now) => editionOn(ladder, calendar.dayOf(at));

const scheduling = (before: ReadLead, rungs: readonly Rung[], { at }: Now) =>
  reschedule(earliest(before.rungs), earliest(rungs), at);

const highest = (rungs: readonly Rung[]): Rung | undefined => rungs.toSorted((a, b) => b.level - a.level)[0];

/** The rungs that have fallen due, taken at once: the highest of them leads, and nobody is told of the others. */
function taken(lead: ReadLead, now: Now): { readonly events: readonly Decided[]; readonly lead: ReadLead } {
  const rung = highest(lead.rungs.filter(({ at }) => at <= now.at));
  if (!rung) return { events: [], lead };
  const raised = byRung(lead, rung, now);
  const rungs = lead.rungs.filter(({ at }) => at > now.at);
  return {
    events: [...raised, { type: "RungsPassed", data: { at: now.at } }],
    lead: { ...lead, rungs, level: Math.max(lead.level, ...raised.map(({ data }) => data.level)) },
  };
}

function byRung(lead: ReadLead, { at: scheduled, level, after, since, policy }: Rung, now: Now) {
  const late = isStale(scheduled, now.at, after.unit, now.calendar);
  return raise(lead, level, { kind: "elapsed", since, after, scheduled, policy }, late, now);
}

type Raised = Extract<Decided, { type: "LeadRaised" }>;

/**
 * The event that makes a level lead; none where the lead is as high already. Who leads at it says the ladder of the day; one that
 * has become shorter lets its top lead.
 */
function raise(
  lead: ReadLead,
  called: number,
  because: Raised["data"]["because"],
  late: boolean,
  now: Now,
): readonly Raised[] {
  const { at, calendar } = now;
  const { id, version, rules } = editionNow(now);
  const level = Math.min(called, rules.levels.length);
  const leader = leadAt(rules, level, calendar.dayOf(at));
  if (level <= lead.level || !leader) return [];
  const { owners, level: from } = lead;
  const policy = { id, version };
  return [
    { type: "LeadRaised", data: { at, level, from, ...leader, because, policy, late, ...(owners && { owners }) } },
  ];
}
