import { type Process, process, send } from "@caseloop/core";
import { type CaseContext, enforcementCase, type Field } from "@caseloop/penalty";
import { interview } from "./interview/index.ts";
import { outreach } from "./outreach/index.ts";

/** What is remembered of a finding or an interview: the field it concerns, where known. */
interface Concern {
  field?: Field;
}

type Opened = Readonly<{ at: string; party: string; case?: string | undefined }>;

/**
 * 拒不改正转案件 (M17): a correction or commitment refused, or found not kept, opens the enforcement case that its event names, with the
 * finding or interview as its source. Run again, it opens nothing twice.
 */
export function enforcing(context: CaseContext = enforcementCase.context): Process<Concern> {
  const open = (source: string, { at, party, case: opened }: Opened, concern: Concern | undefined) =>
    opened === undefined
      ? []
      : [
          send(
            enforcementCase,
            opened,
            {
              type: "OpenClue",
              at,
              data: {
                source: { kind: "inspection", id: source },
                about: party,
                ...(concern?.field && { field: concern.field }),
              },
            },
            context,
          ),
        ];
  return process({
    name: "enforcing",
    from: [outreach, interview],
    initial: {} as Concern,
    key: ({ stream }) => stream,
    on: {
      "outreach.FindingRecorded": (concern, { data }) => note(concern, data.field),
      "outreach.CheckLinked": (concern, { data }) => note(concern, data.violation ? data.field : undefined),
      "interview.Called": (concern, { data }) => note(concern, data.field),
    },
    react: {
      "outreach.CorrectionRefused": ({ stream, data }, concern) => open(stream, data, concern),
      "outreach.Verified": ({ stream, data }, concern) => open(stream, data, concern),
      "interview.CommitmentRefused": ({ stream, data }, concern) => open(stream, data, concern),
      "interview.CommitmentVerified": ({ stream, data }, concern) => open(stream, data, concern),
    },
  });
}

function note(concern: Concern, field: Field | undefined): void {
  if (field) concern.field = field;
}
