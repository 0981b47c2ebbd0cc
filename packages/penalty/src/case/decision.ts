import type { Rejection } from "@caseloop/core";
import { add, dueAfter, fen } from "@caseloop/law";
import type { Obligation } from "../discretion/outcome.ts";
import { type Assessed, assessed } from "./assessed.ts";
import { unheard } from "./hearing.ts";
import { heavier, punishes, total } from "./penalty.ts";
import {
  breach,
  type CaseEvolve,
  type Context,
  clocksAt,
  type Decided,
  halt,
  inHand,
  lateNow,
  type Phase,
  progress,
  type ReadCase,
  step,
} from "./phase.ts";
import { against, refuse } from "./refusals.ts";
import { needsLegalReview } from "./review.ts";
import { asInvestigators, asJudges, investigates, judges } from "./separation.ts";
import type { Case } from "./state.ts";

type DecisionMade = Parameters<CaseEvolve["PenaltyDecided"]>[1]["data"];
type Penalties = readonly Assessed[];

/**
 * 处罚决定: every act by the rules, after every step that has to come first, and never heavier than what the party was told; on the
 * spot for a warning or a small fine (procedure art. 58, 60, 64, 66 to 69; Penalty Law art. 29).
 */
export const decision: Phase<"Decide" | "DecideOnSpot", "FoundOnSpot" | "PenaltyDecided"> = {
  decide: {
    Decide({ data: { approver, penalties: chosen } }, state, context) {
      const { at } = context;
      const ids = chosen.map(({ act }) => act);
      const refusal = against(
        !inHand(state) && "not-in-hand",
        state.status !== "reviewed" && state.status !== "notified" && "not-reviewed",
        asJudges(state, approver),
        new Set(ids).size < ids.length && "act-twice",
        ids.some((act) => !state.acts.includes(act)) && "act-unknown",
        state.acts.some((act) => !ids.includes(act)) && "act-undecided",
        state.stops.some((one) => one !== "hearing" && one !== "announcement") && "clock-stopped",
      );
      if (refusal) return refusal;
      const penalties = chosen.map((one) => assessed(one, approver, state.party, state, context));
      const no = penalties.find((one) => "code" in one);
      if (no) return no;
      const decided = penalties.filter((one): one is Assessed => !("code" in one));
      return procedural(decided, state, at) ?? [outcome(decided, "ordinary", [approver], state, context)];
    },
    DecideOnSpot({ data: { penalty: chosen, ...found } }, state, context) {
      const { at, calendar } = context;
      const field = found.field ?? state.field;
      if (state.status !== "clue") return refuse("not-a-clue");
      if (field === undefined) return refuse("field-needed");
      const [first = ""] = found.officers;
      const refusal = against(asInvestigators(state, found.officers), !found.told && "party-untold");
      if (refusal) return refusal;
      const penalty = assessed(chosen, first, found.party, state, context);
      if ("code" in penalty) return penalty;
      const clocks = clocksAt(at, context);
      const { kinds, fine, confiscated, goods, discretion } = penalty;
      const small = fine <= clocks.summary[found.party.kind] && confiscated === 0 && !goods;
      if (!small || kinds.some((kind) => kind !== "warning") || discretion.gates.length > 0)
        return refuse("not-summary");
      const decided = outcome([penalty], "summary", found.officers, state, context);
      const { basis } = clocks.summary;
      const payBy = fine > 0 ? { payBy: dueAfter(clocks.payment, at, calendar) } : {};
      return [
        { type: "FoundOnSpot", data: { ...found, field, act: chosen.act, basis, at } },
        decided,
        {
          type: "DecisionServed",
          data: { method: "onTheSpot", officer: first, receipt: "onTheSpot", servedAt: at, ...payBy, late: false, at },
        },
      ];
    },
  },
  evolve: {
    FoundOnSpot(state, { data }) {
      step(state, data.at);
      state.field = data.field;
      state.party = data.party;
      state.acts = [data.act];
      state.investigators = data.officers;
      investigates(state, data.officers);
    },
    PenaltyDecided(state, { data }) {
      progress(state, data.at, "decided");
      halt(state);
      if (data.procedure === "ordinary") judges(state, data.by);
      breach(state, data.procedure === "ordinary" ? "decision" : "check", data.late);
      state.decisions = data.decision;
      state.decision = inForce(data);
      state.payments = { fine: fen(0), confiscated: fen(0), surcharge: fen(0) };
      delete state.demand;
      delete state.court;
    },
  },
};

/** What has to come before a decision like this, and has not. */
function procedural(penalties: Penalties, state: ReadCase, at: string): Rejection | undefined {
  const { notice, passed, discussed } = state;
  const gates = penalties.flatMap(({ discretion }) => discretion.gates.map(({ gate }) => gate));
  const any = penalties.some(punishes);
  const worse = penalties.some((one) =>
    heavier(
      one,
      notice?.penalties.find(({ act }) => act === one.act),
    ),
  );
  return against(
    // 拟给予行政处罚的，应当告知: no penalty needs no notice.
    any && unheard(state, at),
    any && gates.includes("hearingRight") && notice?.hearingRight !== true && "hearing-right-untold",
    any && worse && "heavier-than-notified",
    (needsLegalReview(state) || gates.includes("legalReview")) && !passed.legal && "legal-review-needed",
    ((any && needsLegalReview(state)) || gates.includes("collectiveDiscussion")) &&
      !discussed &&
      "collective-discussion-needed",
  );
}

function outcome(
  penalties: Penalties,
  procedure: "ordinary" | "summary",
  by: readonly string[],
  state: ReadCase,
  context: Context,
): Extract<Decided, { type: "PenaltyDecided" }> {
  const { at, calendar } = context;
  const { service, publication } = clocksAt(at, context);
  const published = procedure === "ordinary" && publication && penalties.some((one) => isPublished(one));
  return {
    type: "PenaltyDecided",
    data: {
      decision: state.decisions + 1,
      procedure,
      by: [...by],
      penalties,
      fine: total("fine", penalties),
      confiscated: total("confiscated", penalties),
      reduction: add(fen(0), ...penalties.map(({ discretion }) => discretion.reduction)),
      serveBy: dueAfter(service, at, calendar),
      ...(published && { publishBy: dueAfter(publication.publish, at, calendar) }),
      late: lateNow(state, at),
      at,
    },
  };
}

/** 仅受到警告行政处罚的不予公示 (publication provisions art. 2). */
function isPublished({ kinds, ...money }: Penalties[number]): boolean {
  return punishes({ ...money, kinds: kinds.filter((kind) => kind !== "warning") });
}

/** Paid as money with the fine. */
const paid: Obligation = "confiscateGains";

function inForce(data: DecisionMade): NonNullable<Case["decision"]> {
  const { decision: number, procedure, penalties, fine, confiscated, serveBy, publishBy, at } = data;
  const duties = penalties.flatMap(({ discretion }) => discretion.duties.map(({ do: duty }) => duty));
  return {
    number,
    procedure,
    penalties: penalties.map(({ discretion: _, ...penalty }) => penalty),
    fine,
    confiscated,
    at,
    serveBy,
    ...(publishBy && { publishBy }),
    duties: [...new Set(duties)].filter((duty) => duty !== paid),
  };
}
