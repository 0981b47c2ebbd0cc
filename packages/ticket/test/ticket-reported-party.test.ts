import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reportedPartyView } from "../src/index.ts";
import { type Command, july, live, run, type Step } from "./ticket-run.ts";
import { inProgress, register } from "./ticket-steps.ts";

const han = (min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(..."吴明臧李王张海燕开元大街济阳区某"), minLength: min, maxLength: max });
const digits = (n: number) => fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: n, maxLength: n });

const callers = fc.record({
  identity: fc.constantFrom("named" as const, "confidential" as const),
  name: fc.oneof(han(2, 4), fc.constantFrom("Zang San", "Wu")),
  phone: digits(11),
  address: fc.tuple(han(5, 9), digits(2)).map(([street, number]) => `${street}${number}号`),
  idNumber: digits(18),
});

/** The same characters for a reader, others for a program. */
const disguised = (value: string) =>
  fc
    .array(fc.constantFrom("", "", "", " ", "-", "·", "\u200b", "\n"), {
      minLength: value.length,
      maxLength: value.length,
    })
    .map((between) =>
      /^[\x20-\x7e]*[a-z]/i.test(value)
        ? value.toUpperCase()
        : [...value].map((char, i) => (i === 0 ? char : `${between[i]}${char}`)).join(""),
    );

const plain = (text: string) => text.replace(/[\s\-·.\u200b]/g, "").toLowerCase();

describe("what the reported party reads of a ticket (invariant 10)", () => {
  it("never carries the caller's name, number, address or identity number, whatever an officer writes", () => {
    const histories = callers.chain((caller) =>
      fc.record({
        caller: fc.constant(caller),
        texts: fc.array(
          fc.oneof(
            fc.string(),
            han(0, 12),
            fc
              .tuple(
                fc.constantFrom("请联系", "", "call: ", "（"),
                fc.constantFrom(caller.name, caller.phone, caller.address, caller.idNumber).chain(disguised),
                fc.constantFrom("，谢谢", "", " now", "）"),
              )
              .map((parts) => parts.join("")),
          ),
          { maxLength: 8 },
        ),
      }),
    );
    let told = 0;
    let kept = 0;
    fc.assert(
      fc.property(histories, ({ caller, texts }) => {
        const notices = texts
          .filter((text) => text !== "")
          .map((text): Step => [july("11 09:00"), { type: "NotifyRespondent", data: { officer: "handler", text } }]);
        const { state, refusals } = run([
          [july("10 09:00"), register({ caller, content: "the words of the caller" })],
          ...inProgress.slice(1),
          ...notices,
        ]);
        const view = reportedPartyView(state);
        told += view.notices.length;
        kept += refusals.length;
        const read = plain(JSON.stringify(view));
        for (const value of [caller.name, caller.phone, caller.address, caller.idNumber]) {
          if (value !== "Wu") expect(read).not.toContain(plain(value)); // `Wu` is also part of other words
        }
        expect(view.notices.some((text) => /\bwu\b/i.test(text) && caller.name === "Wu")).toBe(false);
        expect(read).not.toContain(plain("the words of the caller"));
      }),
      { numRuns: 2_000 },
    );
    expect(Math.min(told, kept)).toBeGreaterThan(1_000);
  });

  it("is what may be told: kind, topic, unit, whether it has ended, and the notices written for them", () => {
    const notice: Command = { type: "NotifyRespondent", data: { officer: "handler", text: "请于三日内提供进货凭证" } };
    expect(reportedPartyView(live(...inProgress, [july("11 09:00"), notice]).state)).toEqual({
      kind: "complaint",
      topic: "food",
      unit: "jibei",
      ended: false,
      notices: ["请于三日内提供进货凭证"],
    });
  });

  it("knows a name of letters as a word, not inside others", () => {
    const steps: readonly Step[] = [
      [july("10 09:00"), register({ caller: { identity: "named", name: "An" } })],
      ...inProgress.slice(1),
    ];
    const refused = (text: string) =>
      run([...steps, [july("11 09:00"), { type: "NotifyRespondent", data: { officer: "handler", text } }]]).refusals
        .length === 1;
    expect(["An", "call An.", "AN called", "ask an, please"].map(refused)).toEqual([true, true, true, true]);
    expect(["plan", "and", "a band"].map(refused)).toEqual([false, false, false]);
  });
});
