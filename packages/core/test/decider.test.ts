import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { decider, handle, history, type Immutable, load, stateCache } from "../src/index.ts";
import { memoryStore } from "../src/memory.ts";
import { given } from "../src/spec.ts";
import { type Parcel, parcel } from "./parcel.ts";

const to = { city: "济南", lines: ["济阳区 1 号"] };

describe("a decider", () => {
  it("decides events from a command", () => {
    given(parcel).when({ type: "Send", data: { to } }).thenEvents({ type: "Sent", data: { to } });
  });

  it("refuses with a value", () => {
    given(parcel, { type: "Sent", data: { to } }, { type: "Redirected", data: { city: "Qingdao" } })
      .when({ type: "Redirect", data: { city: "Atlantis" } }, { blockedCities: ["Atlantis"] })
      .thenRejected("blocked")
      .thenState((state) => expect(state.to?.city).toBe("Qingdao"));
  });

  it("answers a malformed command by field, what came and what was expected", () => {
    const { rejection } = given(parcel).when({ type: "Send", data: { to: { city: 7, lines: [] } } } as never);
    expect(rejection).toMatchObject({
      code: "invalid-command",
      issues: [{ field: "to.city", received: "7", expected: "string" }],
    });
    expect(given(parcel).when({ type: "Burn", data: {} } as never).rejection).toMatchObject({
      code: "unknown-command",
    });
  });

  it("is refused at definition when its parts do not fit", () => {
    const parts = { initial: {}, commands: {}, events: { A: z.object({}) }, decide: {} };
    expect(() => decider({ ...parts, name: "x", evolve: {} as never })).toThrow(/no handler for event A/);
    expect(() => decider({ ...parts, name: "x-y", evolve: { A() {} } })).toThrow(/letters, digits/);
    expect(() =>
      decider({ ...parts, name: "x", evolve: { A() {} }, upcast: { A: { 2: (data: never) => data } } }),
    ).toThrow(/without a hole; found 2/);
  });
});

const diary = decider({
  name: "diary",
  initial: { pages: [] as { lines: string[] }[] },
  commands: { Write: z.object({ page: z.object({ lines: z.array(z.string()) }) }) },
  events: { Written: z.object({ page: z.object({ lines: z.array(z.string()) }) }) },
  decide: { Write: ({ data }) => [{ type: "Written", data }] },
  evolve: { Written: (diary, { data }) => void diary.pages.push(data.page) },
});

const events = fc.array(
  fc.oneof(
    fc.record({
      type: fc.constant("Sent"),
      data: fc.record({ to: fc.record({ city: fc.string(), lines: fc.array(fc.string()) }) }),
    }),
    fc.record({ type: fc.constant("Redirected"), data: fc.record({ city: fc.string() }) }),
    fc.record({ type: fc.constant("Noted"), data: fc.record({ text: fc.string(), tags: fc.array(fc.string()) }) }),
    fc.record({ type: fc.constant("Delivered"), data: fc.record({ signedBy: fc.string() }, { requiredKeys: [] }) }),
  ),
  { maxLength: 30 },
);

describe("replay", () => {
  it("gives the same state in place and through Immer, and alters neither events nor the old state", () => {
    fc.assert(
      fc.property(events, fc.nat(30), (happened, cut) => {
        const before = JSON.stringify(happened);
        const whole = parcel.replay(structuredClone(parcel.initial), happened);
        const half = parcel.evolve(parcel.initial, happened.slice(0, cut));
        const halfBefore = JSON.stringify(half);
        expect(parcel.evolve(half, happened.slice(cut))).toEqual(whole);
        expect(JSON.stringify(half)).toBe(halfBefore);
        expect(JSON.stringify(happened)).toBe(before);
      }),
      { numRuns: 500 },
    );
  });

  it("never alters a recorded event, even where a recipe keeps part of one and changes it later", async () => {
    const store = memoryStore();
    await handle(store, parcel, "1", { type: "Send", data: { to } });
    await handle(store, parcel, "1", { type: "Redirect", data: { city: "Weifang" } }, { cache: stateCache() });
    const { state } = await load(store, parcel, "1");
    expect(state.to?.city).toBe("Weifang");
    expect((await history(store, parcel, "1"))[0]?.data).toEqual({ to });
  });

  it("lets a loaded state share what its events carry, unless a recipe writes into it", async () => {
    const store = memoryStore();
    await handle(store, diary, "1", { type: "Write", data: { page: { lines: ["first"] } } });
    await handle(store, parcel, "1", { type: "Send", data: { to } });
    await handle(store, parcel, "1", { type: "Redirect", data: { city: "Weifang" } });
    const [written] = await history(store, diary, "1");
    const [sent] = await history(store, parcel, "1");
    expect((await load(store, diary, "1")).state.pages[0]).toBe(written?.data.page);
    expect((await load(store, parcel, "1")).state.to).not.toBe(sent?.data);
    expect((await load(store, parcel, "1")).state.to).toEqual({ ...to, city: "Weifang" });
  });
});

it("types are inferred: state, events and commands need no type arguments", async () => {
  const store = memoryStore();
  const done = await handle(store, parcel, "1", { type: "Send", data: { to }, id: "c-1", by: "clerk" });
  if (!done.ok) throw new Error(done.rejection.because);
  const [event] = done.events;
  if (event?.type === "Sent") expect(event.data.to.city satisfies string).toBe("济南");
  const loaded = await load(store, parcel, "1");
  expect((loaded.state satisfies Immutable<Parcel>).status).toBe("sent");
  // @ts-expect-error no such command
  const wrong = await handle(store, parcel, "1", { type: "Lose", data: {} });
  expect(wrong.ok).toBe(false);
});
