import { type Process, process, send } from "@caseloop/core";
import { interview } from "./interview/index.ts";
import { outreach } from "./outreach/index.ts";

/** 约谈关联走访: each finding that led to a party's being called is told of the interview. */
export function calling(): Process<Record<never, never>> {
  return process({
    name: "calling",
    from: [interview, outreach],
    initial: {},
    on: {},
    react: {
      "interview.Called": ({ entity, data }) =>
        data.parties.flatMap((party) =>
          party.outreach === undefined
            ? []
            : [send(outreach, party.outreach, { type: "LinkInterview", at: data.at, data: { interview: entity } })],
        ),
    },
  });
}
