import fc from "fast-check";
import type { ComplaintCommand } from "../src/complaint/index.ts";
import { amount, make, name, officer, optional, phone } from "./complaint-values.ts";
import { at } from "./complaint-world.ts";

const mediator = fc.constantFrom("m-1", "m-2", "head");
const party = fc.constantFrom("complainant" as const, "respondent" as const);
const money = { terms: fc.constant("half"), performedAtOnce: fc.boolean() };

/** Complaints as they come in. */
export const openings = make(
  "Open",
  fc.record({
    ticket: fc.constant("t-1"),
    complainant: fc.record({ name, phone, address: name, idNumber: phone, confidential: fc.boolean() }),
    respondent: fc.constant("shop"),
    claim: name.map((who) => `我是${who}`),
    claimed: amount,
  }),
) as fc.Arbitrary<ComplaintCommand>;

/** Any command on a complaint; the ones that end it are rare. */
export const complaintCommands = fc.oneof(
  { weight: 1, arbitrary: openings },
  {
    weight: 10,
    arbitrary: make(
      "TestConsumer",
      fc.record({
        purpose: fc.constantFrom("dailyLife", "farmInput", "dailyLife", "business"),
        finding: fc.constant("f"),
        officer,
      }),
    ),
  },
  { weight: 10, arbitrary: make("Accept", fc.record({ officer })) },
  {
    weight: 1,
    arbitrary: make(
      "Refuse",
      fc.record({
        ground: fc.constantFrom("not-our-duty", "material-missing", "impersonation", "other-law"),
        officer,
        reasons: optional(fc.constant("r")),
        remedies: optional(fc.constant("court")),
      }),
    ),
  },
  { weight: 8, arbitrary: make("TakeAsOrdinary", fc.record({ officer })) },
  {
    weight: 8,
    arbitrary: make(
      "OfferToMerchant",
      fc.record({
        merchant: fc.constant("odr"),
        officer,
        until: fc.constantFrom("2023-06-05 09:00", "2026-03-24 09:00", "2026-04-18 09:00", "2026-04-22 09:00").map(at),
      }),
    ),
  },
  {
    weight: 10,
    arbitrary: make("PassOn", fc.record({ reason: fc.constantFrom("declined", "expired", "notSettled") })),
  },
  { weight: 24, arbitrary: make("Consent", fc.record({ party })) },
  { weight: 16, arbitrary: make("StartMediation", fc.record({ mediator })) },
  {
    weight: 8,
    arbitrary: make(
      "RequestRecusal",
      fc.record({ askedBy: fc.constantFrom("complainant", "respondent", "mediator"), reason: fc.constant("kin") }),
    ),
  },
  {
    weight: 16,
    arbitrary: make(
      "DecideRecusal",
      fc.record({ granted: fc.boolean(), decidedBy: fc.oneof(officer, mediator), replacement: optional(mediator) }),
    ),
  },
  {
    weight: 8,
    arbitrary: make(
      "StartTesting",
      fc.record({
        body: fc.constant("lab"),
        subject: fc.constant("goods"),
        chosenBy: fc.constantFrom("parties", "bureau"),
        officer,
        approver: officer,
      }),
    ),
  },
  { weight: 12, arbitrary: make("FinishTesting", fc.record({ result: fc.constant("fine") })) },
  {
    weight: 6,
    arbitrary: make(
      "Agree",
      fc.record({
        ...money,
        amount: optional(amount),
        documentNumber: optional(fc.constant("1")),
        documentWaived: fc.boolean(),
      }),
    ),
  },
  { weight: 1, arbitrary: make("SelfSettle", fc.record({ ...money, amount: optional(amount) })) },
  {
    weight: 2,
    arbitrary: make(
      "End",
      fc.record({
        ground: fc.constantFrom(
          ...(["withdrawn", "testingNotAgreed", "absent", "refused", "noAgreement", "timeLimit", "timeLimit"] as const),
          ...(["refusalGround", "deathOrDissolution", "otherLaw", "caseFiled", "penalised"] as const),
        ),
        party: optional(party),
        refusalGround: optional(fc.constantFrom("already-handled", "impersonation")),
      }),
    ),
  },
  { weight: 10, arbitrary: make("TellParties", fc.record({ officer })) },
  { weight: 12, arbitrary: make("Recover", fc.record({ amount })) },
  { weight: 2, arbitrary: make("LinkReport", fc.record({ report: fc.constantFrom("r-secret-1", "r-secret-2") })) },
) as fc.Arbitrary<ComplaintCommand>;
