import { type CommandOf, type EventStore, handle, history, load } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { ticket } from "@caseloop/ticket";
import { describe, expect, it } from "vitest";
import { carry } from "../src/carry.ts";
import { beijing } from "./case-steps.ts";

const owners = { bureauLeader: "l", sectionHead: "h", handler: "o" };
const caller = { identity: "anonymous" } as const;
const supervise: CommandOf<typeof ticket> = { type: "Supervise", data: { supervisor: "s", reason: "r" } };
const moment = beijing("2023-07-10 10:00");

async function dispatched() {
  const store = memoryStore();
  const data = { kind: "complaint", channel: "phone", topic: "gym", content: "x", caller } as const;
  await handle(store, ticket, "1", { type: "Register", data, at: beijing("2023-07-10 09:00") });
  await handle(store, ticket, "1", { type: "Dispatch", data: { lead: "u", owners }, at: beijing("2023-07-10 09:30") });
  return store;
}
const work = (store: EventStore, local: string) =>
  handle(store, ticket, "1", { type: "SetFlag", data: { flag: "urgent", on: true, reason: "x" }, at: beijing(local) });

/** A store in which somebody else is faster, so often. */
function contested(store: EventStore, others: (() => Promise<unknown>)[]): EventStore {
  return {
    ...store,
    async append(...args) {
      await others.shift()?.();
      return store.append(...args);
    },
  };
}

describe("a command that comes late", () => {
  it("is dated at its own moment while nothing later is on record", async () => {
    const store = await dispatched();
    const done = await carry(ticket, "1", moment, supervise, []).handle(store, { id: "c" });
    expect(done).toMatchObject({ ok: true, repeated: false });
    expect((await load(store, ticket, "1")).state.latest).toBe(moment);
  });

  it("is dated anew when others are faster between the look and the step", async () => {
    const store = await dispatched();
    const racing = contested(store, [() => work(store, "2023-07-10 12:00")]);
    const done = await carry(ticket, "1", moment, supervise, []).handle(racing, { id: "c" });
    expect(done).toMatchObject({ ok: true });
    expect((await history(store, ticket, "1")).at(-1)).toMatchObject({
      type: "Supervised",
      occurredAt: beijing("2023-07-10 12:00"),
    });
  });

  it("with the same id is applied once", async () => {
    const store = await dispatched();
    const { handle: again } = carry(ticket, "1", moment, supervise, ["already-supervised"]);
    await again(store, { id: "c" });
    await handle(store, ticket, "1", { type: "LiftSupervision", data: { supervisor: "s", reason: "r" }, at: moment });
    expect(await again(store, { id: "c" })).toMatchObject({ ok: true, repeated: true });
    expect((await load(store, ticket, "1")).state.supervisor).toBeUndefined();
  });

  it("has nothing to do where the refusal says so, and is refused otherwise", async () => {
    const store = await dispatched();
    await handle(store, ticket, "1", { ...supervise, at: moment });
    const { version } = await load(store, ticket, "1");
    expect(await carry(ticket, "1", moment, supervise, ["already-supervised"]).handle(store, {})).toMatchObject({
      ok: true,
      events: [],
      version,
    });
    expect(await carry(ticket, "1", moment, supervise, []).handle(store, {})).toMatchObject({
      ok: false,
      rejection: { code: "already-supervised" },
    });
  });
});
