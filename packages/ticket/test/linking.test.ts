import { handle, load, subscribe } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { describe, expect, it } from "vitest";
import { complaint, linking, report, ticket } from "../src/index.ts";

const at = (time: string) => `2023-07-10T${time}:00+08:00`;
const caller = { identity: "named", name: "臧先生" } as const;

async function opened(...order: ("complaint" | "report")[]) {
  const store = memoryStore();
  await handle(store, ticket, "t-17", {
    type: "Register",
    data: { kind: "complaint", channel: "walkIn", topic: "quality", content: "Machines came late and bad", caller },
    at: at("09:00"),
  });
  for (const track of order) {
    const done =
      track === "complaint"
        ? await handle(store, complaint, "c-1", {
            type: "Open",
            data: { ticket: "t-17", complainant: { name: "臧先生" }, respondent: "firm", claim: "refund" },
            at: at("10:00"),
          })
        : await handle(store, report, "r-1", {
            type: "Receive",
            data: { ticket: "t-17", reported: "firm", facts: "The machines are not what they were sold as" },
            at: at("10:30"),
          });
    expect(done.ok).toBe(true);
  }
  return store;
}
const follow = (store: Awaited<ReturnType<typeof opened>>) => subscribe(store, linking(), { live: false }).done;

describe("the process that links tracks", () => {
  it.each([[["complaint", "report"] as const], [["report", "complaint"] as const]])(
    "links %s to their ticket and to each other, in either order, dated by the track",
    async (order) => {
      const store = await opened(...order);
      await follow(store);
      expect((await load(store, ticket, "t-17")).state.tracks).toEqual(
        order.map((track) => ({ track, id: track === "complaint" ? "c-1" : "r-1" })),
      );
      expect((await load(store, complaint, "c-1")).state.reports).toEqual(["r-1"]);
      expect((await load(store, report, "r-1")).state.complaints).toEqual(["c-1"]);
      const links = (await store.readStream("ticket-t-17")).slice(1);
      expect(links.map(({ occurredAt }) => occurredAt).toSorted()).toEqual([
        "2023-07-10T02:00:00.000Z",
        "2023-07-10T02:30:00.000Z",
      ]);
    },
  );

  it("leaves alone what a host linked before it, and changes nothing when run anew", async () => {
    const store = await opened("complaint", "report");
    await handle(store, ticket, "t-17", {
      type: "LinkTrack",
      data: { track: "complaint", id: "c-1" },
      at: at("11:00"),
    });
    await follow(store);
    const head = await store.head();
    await store.views?.drop("linking");
    await follow(store);
    expect((await load(store, ticket, "t-17")).state.tracks).toHaveLength(2);
    expect(await store.head()).toBe(head);
  });

  it("lets a clue without a ticket be", async () => {
    const store = memoryStore();
    await handle(store, report, "r-9", { type: "Receive", data: { reported: "firm", facts: "seen on a visit" } });
    await follow(store);
    expect(await store.head()).toBe(1);
  });

  it("neither track ends, waives or reduces the other by it (invariant 6)", async () => {
    const store = await opened("complaint", "report");
    const before = await Promise.all([load(store, complaint, "c-1"), load(store, report, "r-1")]);
    await follow(store);
    const after = await Promise.all([load(store, complaint, "c-1"), load(store, report, "r-1")]);
    expect(after[0].state).toEqual({ ...before[0].state, reports: ["r-1"] });
    expect(after[1].state).toEqual({ ...before[1].state, complaints: ["c-1"] });
  });
});
