import { type Process, process, send } from "@caseloop/core";
import type { Due } from "@caseloop/law";
import { report } from "@caseloop/ticket";
import { enforcementCase } from "./decide.ts";
import type { CaseContext } from "./phase.ts";

/** What is remembered of a report until a case is opened from it. */
interface Clue {
  reported: string;
  checkBy?: Due;
}

/**
 * 举报转案件: a report that concluded with a case opens it, with the limit of the check as the report recorded it. Nothing of the
 * reporter goes along, and nothing that happens to a complaint on the same facts is asked (invariants 6 and 10).
 */
export function opening(context: CaseContext = enforcementCase.context): Process<Clue> {
  return process({
    name: "opening-cases",
    from: [report],
    initial: { reported: "" } as Clue,
    key: ({ entity }) => entity,
    on: {
      "report.Received"(clue, { data }) {
        clue.reported = data.reported;
        clue.checkBy = data.checkBy;
      },
      "report.RepeatMerged"(clue, { data }) {
        clue.checkBy = data.checkBy;
      },
      "report.ExtensionGranted"(clue, { data }) {
        clue.checkBy = data.checkBy;
      },
    },
    react: {
      "report.CaseFiled": ({ entity, data, occurredAt }, clue) =>
        clue
          ? [
              send(
                enforcementCase,
                data.case,
                {
                  type: "OpenClue",
                  at: occurredAt,
                  data: {
                    source: { kind: "report", id: entity },
                    about: clue.reported,
                    ...(clue.checkBy && { checkBy: clue.checkBy }),
                  },
                },
                context,
              ),
            ]
          : [],
    },
  });
}
