import { type Decide, decider, hasCode, reject } from "@caseloop/core";
import { type Calendar, chinaCalendar, editionOn, type Instant, type Policy, termOf } from "@caseloop/law";
import { elapsedLevel, type Ladder, leadAt, redoLadder, redoLevel } from "../ladder.ts";
import { afterEnd } from "../moment.ts";
import { type Pending, reschedule } from "../schedule.ts";
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
  decide: guarded({
    Watch: ({ data }, lead, context) => [
      { type: "Watched", data: { ...data, at: context.at } },
      ...rungs(lead, context),
    ],
    NameOwners: ({ data }, _, { at }) => [{ type: "OwnersNamed", data: { ...data, at } }],
    ReplaceOwner: ({ data: { tier, to } }, { owners }, { at }) =>
      owners ? [{ type: "OwnersNamed", data: { owners: { ...owners, [tier]: to }, at } }] : [],
    CountRedo({ data: { redos } }, lead, context) {
      if (redos <= lead.redos) return [];
      const { rules } = editionOn(context.ladder, context.calendar.dayOf(context.at));
      return [
        { type: "RedoCounted", data: { redos, at: context.at } },
        ...raise(lead, redoLevel(rules, redos), { kind: "redos", redos }, false, context),
        ...rungs(lead, context),
      ];
    },
    TakeRung({ data: { notice, scheduled } }, lead, context) {
      const { at, calendar, ladder } = context;
      const { since, pending } = lead;
      if (since === undefined || !pending.some((one) => one.notice === notice && one.at === scheduled)) return [];
      if (at < scheduled) return reject("not-due", `This rung is due at ${scheduled}.`, { zh: "尚未到提级时间。" });
      const { rules } = editionOn(ladder, calendar.dayOf(at));
      const level = elapsedLevel(rules, since, at, calendar);
      const rung = rules.elapsed.findLast((one) => one.level === level);
      const left = pending.filter((one) => one.at > at);
      const late = calendar.dayOf(scheduled) < calendar.dayOf(at);
      return [
        ...(rung ? raise(lead, level, { kind: "elapsed", since, after: rung.after }, late, context) : []),
        ...reschedule(pending, left, at),
      ];
    },
    StandDown: (_, { since, pending }, { at }) =>
      since === undefined ? [] : [{ type: "StoodDown", data: { at } }, ...reschedule(pending, [], at)],
  }),
  evolve: {
    Watched(lead, { data }) {
      lead.since = data.at;
      if (data.owners) lead.owners = data.owners;
    },
    OwnersNamed(lead, { data }) {
      lead.owners = data.owners;
    },
    RedoCounted(lead, { data }) {
      lead.redos = data.redos;
      lead.since = data.at;
    },
    LeadRaised(lead, { data }) {
      lead.level = data.level;
      lead.office = data.office;
      delete lead.holder;
      if (data.holder) lead.holder = data.holder;
    },
    Scheduled(lead, { data }) {
      lead.pending = data.pending;
    },
    StoodDown(lead) {
      delete lead.since;
    },
  },
});

type Context = Parameters<LeadDecide["Watch"]>[2];
type Because = Extract<Decided, { type: "LeadRaised" }>["data"]["because"];
type Decided = Extract<ReturnType<LeadDecide["Watch"]>, readonly unknown[]>[number];

/** The event that makes a level lead; none where the lead is as high already. */
function raise(
  lead: ReadLead,
  level: number,
  because: Because,
  late: boolean,
  { at, calendar, ladder }: Context,
): readonly Decided[] {
  const day = calendar.dayOf(at);
  const { id, version, rules } = editionOn(ladder, day);
  const leader = leadAt(rules, level, day);
  if (level <= lead.level || !leader) return [];
  const { owners, level: from } = lead;
  const policy = { id, version };
  return [
    { type: "LeadRaised", data: { at, level, from, ...leader, because, policy, late, ...(owners && { owners }) } },
  ];
}

/** The rungs on elapsed time of a cycle that begins now. */
function rungs({ pending }: ReadLead, { at, calendar, ladder }: Context): readonly Decided[] {
  const { elapsed } = editionOn(ladder, calendar.dayOf(at)).rules;
  const next = elapsed.map(
    ({ after, level }): Pending => ({
      notice: `level-${level} after ${after.n} ${after.unit}`,
      at: afterEnd(termOf(after).after(at, calendar)),
    }),
  );
  return reschedule(pending, next, at);
}

function guarded(decide: LeadDecide): LeadDecide {
  type Handler = (command: never, lead: ReadLead, context: Context) => ReturnType<LeadDecide["Watch"]>;
  const guard =
    (handler: Handler): Handler =>
    (command, lead, context) => {
      try {
        return handler(command, lead, context);
      } catch (error) {
        if (!hasCode(error, "calendar-out-of-range") && !hasCode(error, "policy-not-in-force")) throw error;
        return reject("no-law-for-day", error.message, {
          zh: "该日期没有可用的工作日历或提级规则。",
          facts: { at: context.at satisfies Instant },
        });
      }
    };
  return Object.fromEntries(Object.entries(decide).map(([type, handler]) => [type, guard(handler)])) as LeadDecide;
}
