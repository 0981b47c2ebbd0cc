import { basis, type LegalBasis, transferProvisions } from "@caseloop/law";
import type { penalties } from "./commands.ts";
import { type Phase, start, step } from "./phase.ts";
import { against } from "./refusals.ts";
import { initial } from "./state.ts";

type Penalty = (typeof penalties)[number];
/** Penalties that go on being executed after the transfer: warning, business halted, permit suspended or revoked (art. 11¶2). */
const executed: readonly Penalty[] = ["warning", "businessHalted", "permitSuspended", "permitRevoked"];

/** 专案组: a team of two or more checks the case and reports in writing (art. 3, 5). */
export const team: Phase<
  "FormTeam" | "NoteEarlierPenalty" | "Report",
  "TeamFormed" | "EarlierPenaltyNoted" | "Reported"
> = {
  decide: {
    FormTeam({ data }, { status }, { at, calendar }) {
      const day = calendar.dayOf(at);
      const suspicion = data.ground === "reasonableSuspicion";
      const law = basis(transferProvisions, suspicion ? "3¶2" : "3¶1", day);
      return (
        against(
          status !== "none" && "already-formed",
          new Set(data.team).size < 2 && "two-officers-needed",
          suspicion && law.edition === "2001" && "no-rule-on-suspicion",
        ) ?? [{ type: "TeamFormed", data: { ...data, team: [...new Set(data.team)], basis: law, at } }]
      );
    },
    NoteEarlierPenalty({ data }, { status }, { at, calendar }) {
      const law = effectOf(data.kind, (article) => basis(transferProvisions, article, calendar.dayOf(at)));
      return (
        against(status === "none" && "no-team") ?? [{ type: "EarlierPenaltyNoted", data: { ...data, ...law, at } }]
      );
    },
    Report: ({ data }, { status, team, returned }, context) =>
      against(
        status === "none" && "no-team",
        // What the head did not approve may be reported again.
        status !== "checking" && returned?.because !== "notApproved" && "reported-already",
        !team.includes(data.officer) && "not-in-the-team",
      ) ?? [{ type: "Reported", data: { ...data, decideBy: start("decide", context), at: context.at } }],
  },
  evolve: {
    TeamFormed: (_, { data: { at, case: from, team } }) => ({
      ...initial,
      due: [],
      breaches: [],
      latest: at,
      status: "checking",
      case: from,
      team,
    }),
    EarlierPenaltyNoted: (transfer, { data }) => step(transfer, data),
    Reported(transfer, { data: { at, decideBy } }) {
      step(transfer, { at, status: "reported", starts: [{ clock: "decide", due: decideBy }] });
      delete transfer.returned;
    },
  },
};

/** What becomes of a penalty decided before the transfer; a confiscation is named in neither clause. */
function effectOf(kind: Penalty, article: (text: string) => LegalBasis) {
  if (kind === "fine") return { effect: "setOff", basis: article("11¶3") } as const;
  return executed.includes(kind) ? ({ effect: "executed", basis: article("11¶2") } as const) : {};
}
