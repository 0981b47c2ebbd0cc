import { type Fen, isLate, type PenaltyClocks } from "@caseloop/law";
import type { PenaltyKind } from "./fields.ts";
import { hearingOpen } from "./hearing.ts";
import { isProven } from "./investigation.ts";
import { heavier, type Penalty, punishes, total } from "./penalty.ts";
import { clocksAt, type Phase, step } from "./phase.ts";
import { against, refuse } from "./refusals.ts";

/**
 * 告知与陈述申辩: the party is told what is proposed and why, has five working days to speak, and is answered; a second notice is
 * heavier only for new evidence (procedure art. 57, 58).
 */
export const notice: Phase<
  "Notify" | "FileDefence" | "AnswerDefence" | "Waive",
  "PenaltyNotified" | "DefenceFiled" | "DefenceAnswered" | "RightsWaived"
> = {
  decide: {
    Notify({ data }, state, context) {
      const { penalties, newEvidence } = data;
      const ids = penalties.map(({ act }) => act);
      const before = state.notice;
      const worse =
        before &&
        penalties.some((one) =>
          heavier(
            one,
            before.penalties.find(({ act }) => act === one.act),
          ),
        );
      const since = state.evidence.slice(before?.evidence ?? 0).map(({ id }) => id);
      const refusal = against(
        state.status !== "reviewed" && state.status !== "notified" && "not-reviewed",
        hearingOpen(state) && "hearing-open",
        state.announced?.document === "notice" && "announcement-running",
        new Set(ids).size < ids.length && "act-twice",
        ids.some((act) => !state.acts.includes(act)) && "act-unknown",
        !penalties.some(punishes) && "nothing-to-notify",
        !isProven(state, newEvidence) && "evidence-unknown",
        worse === true && !newEvidence.some((id) => since.includes(id)) && "heavier-needs-new-evidence",
      );
      if (refusal) return refusal;
      const clocks = clocksAt(context.at, context);
      const because = hearingGrounds(penalties, state.party?.kind ?? "person", clocks);
      return [
        {
          type: "PenaltyNotified",
          data: {
            ...data,
            notice: state.notices + 1,
            basis: clocks.defence.basis,
            ...(because.length > 0 && { hearing: { basis: clocks.hearing.basis, because } }),
            at: context.at,
          },
        },
      ];
    },
    FileDefence({ data }, state, { at }) {
      const { notice } = state;
      if (state.status !== "notified" || !notice?.servedAt) return refuse("not-notified");
      return (
        against(
          notice.waived.includes("defence") && "waived",
          isLate(at, notice.defenceBy) && "defence-too-late",
          notice.defences.some(({ id }) => id === data.defence) && "defence-known",
        ) ?? [{ type: "DefenceFiled", data: { ...data, at } }]
      );
    },
    AnswerDefence: ({ data }, { status, notice }, { at }) =>
      against(
        !(status === "notified" && notice?.defences.some(({ id, answered }) => id === data.defence && !answered)) &&
          "no-such-defence",
      ) ?? [{ type: "DefenceAnswered", data: { ...data, at } }],
    Waive({ data }, state, { at }) {
      const { notice } = state;
      if (state.status !== "notified" || !notice?.servedAt) return refuse("not-notified");
      return (
        against(
          data.rights.some((right) => notice.waived.includes(right)) && "waived",
          data.rights.includes("hearing") && !notice.hearingRight && "no-hearing-right",
          data.rights.includes("hearing") && notice.hearing !== undefined && "hearing-open",
        ) ?? [{ type: "RightsWaived", data: { ...data, at } }]
      );
    },
  },
  evolve: {
    PenaltyNotified(state, { data }) {
      step(state, data.at, "notified");
      state.notices = data.notice;
      state.discussed = false;
      state.notice = {
        number: data.notice,
        penalties: data.penalties,
        evidence: state.evidence.length,
        hearingRight: data.hearing !== undefined,
        waived: [],
        defences: [],
      };
    },
    DefenceFiled(state, { data }) {
      step(state, data.at);
      state.notice?.defences.push({ id: data.defence, answered: false });
      state.discussed = false;
    },
    DefenceAnswered(state, { data }) {
      step(state, data.at);
      for (const one of state.notice?.defences ?? []) if (one.id === data.defence) one.answered = true;
    },
    RightsWaived(state, { data }) {
      step(state, data.at);
      state.notice?.waived.push(...data.rights);
    },
  },
};

/** 较重的处罚种类 that carry the right to a hearing whatever their amount (Penalty Law art. 63). */
const heard: readonly PenaltyKind[] = [
  "gradeLowered",
  "licenceRevoked",
  "businessSuspended",
  "closed",
  "employmentRestricted",
];

/** Why a proposal carries the right to a hearing 听证范围: the sums reach what counts as large for the party, or a grave kind. */
function hearingGrounds(
  penalties: readonly Penalty[],
  party: "person" | "entity",
  { hearing }: Pick<PenaltyClocks, "hearing">,
): readonly ("fine" | "confiscation" | PenaltyKind)[] {
  const large = (sum: Fen): boolean => sum >= hearing[party];
  const kinds = heard.filter((kind) => penalties.some((one) => one.kinds.includes(kind)));
  return [
    ...(large(total("fine", penalties)) ? (["fine"] as const) : []),
    ...(large(total("confiscated", penalties)) ? (["confiscation"] as const) : []),
    ...kinds,
  ];
}
