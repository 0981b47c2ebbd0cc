import { handle, load, subscribe } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { describe, expect, it } from "vitest";
import { listing, voiding } from "../src/index.ts";
import { enter, notice, propose, publish, published } from "./listing-steps.ts";
import { at } from "./lives.ts";

const withdrawal = (ground: string) => ({
  id: `withdrawn-${ground}`,
  type: "DecisionWithdrawn",
  schema: 1,
  occurredAt: at("2023-08-01 09:00"),
  meta: {},
  data: { approver: "head", ground, reason: "court", decision: 1, toReturn: 0, at: at("2023-08-01 09:00") },
});

async function withEntries(ground: string) {
  const store = memoryStore();
  const other = { decision: { number: "2", on: "2023-06-30", gravity: "other", case: "case-2" } };
  const byHand = { decision: { number: "3", on: "2023-06-30", gravity: "other" } };
  for (const [id, steps] of [
    ["on-it", published],
    ["proposed", [propose(), notice()]],
    ["other", [propose(other), notice(), enter(), publish()]],
    ["by-hand", [propose(byHand)]],
  ] as const)
    for (const [local, command] of steps)
      expect(await handle(store, listing, id, { ...command, at: at(local) })).toMatchObject({ ok: true });
  await store.append("case-case-1", [withdrawal(ground)], { expected: "none" });
  await subscribe(store, voiding(), { live: false }).done;
  const status = async (id: string) => (await load(store, listing, id)).state.status;
  return { store, status };
}

describe("the process that takes entries off with their decision", () => {
  it.each(["annulled", "void", "factsWrong", "lawWrong", "procedureWrong"])(
    "acts on a decision that is %s",
    async (ground) => {
      const { store, status } = await withEntries(ground);
      expect(await status("on-it")).toBe("removed");
      expect(await status("proposed")).toBe("dropped");
      expect(await status("other")).toBe("entered");
      expect(await status("by-hand")).toBe("proposed");
      expect((await store.readStream("listing-on-it")).at(-1)).toMatchObject({
        occurredAt: at("2023-08-01 09:00"),
        data: {
          ground: "decisionVoid",
          evidence: [`withdrawn-${ground}`],
          takeDownBy: { deadline: { day: "2023-08-04" } },
        },
      });
    },
  );

  it("leaves a decision that was only changed to a person", async () => {
    const { status } = await withEntries("changed");
    expect(await status("on-it")).toBe("entered");
    expect(await status("proposed")).toBe("proposed");
  });
});
