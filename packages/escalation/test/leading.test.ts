import { handle, history, load, subscribe } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { ticket } from "@caseloop/ticket";
import { describe, expect, it } from "vitest";
import { escalation, leading } from "../src/index.ts";

type Command = Parameters<typeof handle<"ticket", unknown, typeof ticket.commands, typeof ticket.events, object>>[3];
const owners = { bureauLeader: "leader", sectionHead: "head", handler: "handler" };
const caller = { identity: "named", name: "吴明" } as const;
const cycle: readonly Command[] = [
  { type: "Reply", data: { unit: "jibei", officer: "handler", text: "Paid.", means: "phone" } },
  { type: "Review", data: { reviewer: "head" } },
  { type: "CallBack", data: { level: "city", clerk: "clerk", process: "satisfied", result: "dissatisfied" } },
  { type: "OrderRedo", data: { level: "city", officer: "city", ground: "dissatisfied", reason: "not paid" } },
];
const life: readonly Command[] = [
  { type: "Register", data: { kind: "complaint", channel: "phone", topic: "food", content: "A tooth", caller } },
  { type: "Dispatch", data: { lead: "jibei", owners } },
  { type: "SignIn", data: { unit: "jibei", officer: "handler" } },
  { type: "RecordContact", data: { officer: "handler", means: "phone" } },
  ...cycle,
  ...cycle,
  ...cycle,
];

async function lived() {
  const store = memoryStore();
  for (const [i, command] of life.entries()) {
    const at = new Date(Date.parse("2023-07-10T01:00:00.000Z") + i * 3_600_000).toISOString();
    const done = await handle(store, ticket, "t-17", { ...command, at });
    if (!done.ok) throw new Error(`${command.type}: ${done.rejection.because}`);
  }
  return store;
}
const follow = (store: Awaited<ReturnType<typeof lived>>) => subscribe(store, leading(), { live: false }).done;

describe("the process that leads", () => {
  it("raises the lead with each city redo, dated by it, on the ticket's own stream", async () => {
    const store = await lived();
    await follow(store);
    const { state } = await load(store, escalation, "t-17");
    expect(state).toMatchObject({ level: 3, office: "principalLeader", redos: 3, owners });
    const raised = (await history(store, escalation, "t-17")).filter(({ type }) => type === "LeadRaised");
    expect(raised.map(({ occurredAt }) => occurredAt)).toEqual(
      [7, 11, 15].map((h) => new Date(Date.UTC(2023, 6, 10, 1 + h)).toISOString()),
    );
  });

  it("run anew from the beginning sends the same commands, which change nothing", async () => {
    const store = await lived();
    await follow(store);
    const { version } = await load(store, escalation, "t-17");
    await store.views?.drop("leading");
    await follow(store);
    expect((await load(store, escalation, "t-17")).version).toBe(version);
  });
});
