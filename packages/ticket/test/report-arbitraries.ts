import fc from "fast-check";
import type { ReportCommand } from "../src/report/index.ts";
import { make, name, officer, optional, phone } from "./complaint-values.ts";

/** Reports as they come in. */
export const receipts = make(
  "Receive",
  fc.record({
    reported: fc.constant("shop"),
    facts: name.map((who) => `${who}亲眼所见`),
    reporter: optional(
      fc.oneof(
        fc.constant({ disclosure: "anonymous" as const }),
        fc.record({
          disclosure: fc.constantFrom("named" as const, "confidential" as const, "anonymous" as const),
          name,
          phone,
          address: name,
          idNumber: phone,
        }),
      ),
    ),
  }),
);

/** Any command on a report; the ones that end it are rare. */
export const reportCommands = fc.oneof(
  { weight: 2, arbitrary: receipts },
  {
    weight: 4,
    arbitrary: make(
      "Repeat",
      fc.record({ facts: name, compared: fc.constantFrom("sameFacts", "newFacts"), officer, approver: officer }),
    ),
  },
  { weight: 6, arbitrary: make("AskExtension", fc.record({ officer, reason: fc.constant("lab") })) },
  { weight: 6, arbitrary: make("DecideExtension", fc.record({ approver: officer, granted: fc.boolean() })) },
  { weight: 1, arbitrary: make("FileCase", fc.record({ case: fc.constant("case-1"), officer })) },
  {
    weight: 1,
    arbitrary: make(
      "NotFile",
      fc.record({
        reason: fc.constantFrom("noEvidence", "settled", "withdrawn"),
        explanation: fc.constant("e"),
        officer,
      }),
    ),
  },
  { weight: 4, arbitrary: make("TellReporter", fc.record({ officer })) },
  {
    weight: 1,
    arbitrary: make("Transfer", fc.record({ to: fc.constant("b-3"), reason: fc.constant("theirs"), officer })),
  },
  { weight: 3, arbitrary: make("DisputeJurisdiction", fc.record({ with: fc.constant("b-2"), officer })) },
  {
    weight: 4,
    arbitrary: make(
      "SettleJurisdiction",
      fc.record({
        how: fc.constantFrom("agreed", "designated"),
        ours: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
        superior: fc.constant("city"),
        officer,
      }),
    ),
  },
  { weight: 2, arbitrary: make("LinkComplaint", fc.record({ complaint: fc.constantFrom("c-1", "c-2") })) },
) as fc.Arbitrary<ReportCommand>;
