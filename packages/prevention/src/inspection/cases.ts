import { type Process, process, send } from "@caseloop/core";
import { type CaseContext, enforcementCase } from "@caseloop/penalty";
import { inspection } from "./decide.ts";

/** Which item first named each case: the others of the visit go to the same one. */
interface Opened {
  first: Record<string, string>;
}

/** 检查发现转案件: a problem passed on to a case opens it, once, with the inspection as its source. */
export function openingCases(context: CaseContext = enforcementCase.context): Process<Opened> {
  return process({
    name: "opening-cases-from-inspections",
    from: [inspection],
    initial: { first: {} } as Opened,
    key: ({ entity }) => entity,
    on: {
      "inspection.ClueOpened"({ first }, { data: { item, to } }) {
        if (to.kind === "case") first[to.id] ??= item;
      },
    },
    react: {
      "inspection.ClueOpened": ({ stream, data: { at, item, to, inspectee } }, opened) =>
        opened?.first[to.id] === item
          ? [
              send(
                enforcementCase,
                to.id,
                { type: "OpenClue", at, data: { source: { kind: "inspection", id: stream }, about: inspectee } },
                context,
              ),
            ]
          : [],
    },
  });
}
