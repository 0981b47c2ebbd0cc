import { type CommandOf, handle, history, load, subscribe } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { ticket } from "@caseloop/ticket";
import { describe, expect, it } from "vitest";
import { supervising, supervision } from "../src/supervision/index.ts";
import { beijing } from "./case-steps.ts";

type Store = ReturnType<typeof memoryStore>;
const owners = { bureauLeader: "l", sectionHead: "h", handler: "o" };
const caller = { identity: "named", name: "吴明" } as const;
type Escalate = Extract<CommandOf<typeof supervision>, { type: "Escalate" }>["data"];
const raised: Escalate = {
  trigger: "collectiveRisk",
  tickets: ["1", "2"],
  units: ["jibei"],
  supervisor: "s-1",
  office: "district",
  reason: "one gym",
};

async function did(done: Promise<Awaited<ReturnType<typeof handle>>>) {
  const result = await done;
  if (!result.ok) throw new Error(`${result.rejection.code}: ${result.rejection.because}`);
}
const on = (store: Store, id: string, local: string, command: CommandOf<typeof ticket>) =>
  did(handle(store, ticket, id, { ...command, at: beijing(local) }));
const about = (store: Store, id: string, local: string, command: CommandOf<typeof supervision>) =>
  did(handle(store, supervision, id, { ...command, at: beijing(local) }));
const follow = (store: Store) => subscribe(store, supervising(), { live: false }).done;
const look = async (store: Store, id: string) => (await load(store, ticket, id)).state;
const lift = (more = {}): CommandOf<typeof supervision> => ({
  type: "Lift",
  data: { result: "unfounded", officer: "s-1", office: "district", summary: "calm again", ...more },
});

async function withTickets(...ids: string[]) {
  const store = memoryStore();
  for (const id of ids) {
    const data = { kind: "complaint", channel: "phone", topic: "gym", content: "closed", caller } as const;
    await on(store, id, "2023-07-10 09:00", { type: "Register", data });
    await on(store, id, "2023-07-10 09:30", { type: "Dispatch", data: { lead: "jibei", owners } });
  }
  return store;
}

describe("the flag 'under supervision' of tickets", () => {
  it("is set with its trigger on every ticket of the matter, dated by the escalation, and cleared by the lift", async () => {
    const store = await withTickets("1", "2");
    await about(store, "g", "2023-07-10 10:00", { type: "Escalate", data: raised });
    await follow(store);
    for (const id of ["1", "2"])
      expect(await look(store, id)).toMatchObject({ supervisor: "s-1", escalated: ["collectiveRisk"] });
    const last = (await history(store, ticket, "1")).at(-1);
    expect(last).toMatchObject({ type: "SupervisionEscalated", occurredAt: beijing("2023-07-10 10:00") });
    await about(store, "g", "2023-07-12 10:00", lift());
    await follow(store);
    expect((await look(store, "1")).supervisor).toBeUndefined();
    expect((await history(store, ticket, "1")).at(-1)?.data).toMatchObject({ supervisor: "s-1", reason: "calm again" });
  });

  it("follows tickets that join and leave, and triggers that are added", async () => {
    const store = await withTickets("1", "2", "3");
    await about(store, "g", "2023-07-10 10:00", { type: "Escalate", data: raised });
    await about(store, "g", "2023-07-10 11:00", {
      type: "AddTrigger",
      data: { trigger: "unclearDuty", officer: "s", reason: "r" },
    });
    await about(store, "g", "2023-07-10 12:00", {
      type: "JoinTicket",
      data: { ticket: "3", officer: "s", reason: "same" },
    });
    await about(store, "g", "2023-07-10 13:00", {
      type: "ReleaseTicket",
      data: { ticket: "1", officer: "s-2", reason: "other gym" },
    });
    await follow(store);
    for (const id of ["2", "3"])
      expect(await look(store, id)).toMatchObject({ supervisor: "s-1", escalated: ["collectiveRisk", "unclearDuty"] });
    expect((await look(store, "1")).supervisor).toBeUndefined();
    expect((await history(store, ticket, "1")).at(-1)?.data).toMatchObject({ supervisor: "s-2", reason: "other gym" });
  });

  it("stays while another supervision holds the ticket", async () => {
    const store = await withTickets("1", "2");
    await about(store, "g", "2023-07-10 10:00", { type: "Escalate", data: raised });
    await about(store, "h", "2023-07-10 11:00", {
      type: "Escalate",
      data: { ...raised, tickets: ["1"], supervisor: "s-2" },
    });
    await about(store, "g", "2023-07-12 10:00", lift());
    await follow(store);
    expect((await look(store, "1")).supervisor).toBe("s-1");
    expect((await look(store, "2")).supervisor).toBeUndefined();
    await about(store, "h", "2023-07-13 10:00", lift());
    await follow(store);
    expect((await look(store, "1")).supervisor).toBeUndefined();
  });

  it("is set again by the next round, and a trigger is recorded once", async () => {
    const store = await withTickets("1", "2");
    await about(store, "g", "2023-07-10 10:00", { type: "Escalate", data: raised });
    await about(store, "g", "2023-07-11 10:00", lift());
    await about(store, "g", "2023-07-12 10:00", { type: "Escalate", data: raised });
    await follow(store);
    expect(await look(store, "1")).toMatchObject({ supervisor: "s-1", escalated: ["collectiveRisk"] });
  });

  it("comes late to a ticket that has moved on, and is dated then", async () => {
    const store = await withTickets("1", "2");
    await about(store, "g", "2023-07-10 10:00", { type: "Escalate", data: raised });
    await on(store, "1", "2023-07-10 14:00", { type: "SignIn", data: { unit: "jibei", officer: "o" } });
    await follow(store);
    const { supervisor, latest, status } = await look(store, "1");
    expect({ supervisor, latest, status }).toEqual({
      supervisor: "s-1",
      latest: beijing("2023-07-10 14:00"),
      status: "signed",
    });
    expect((await look(store, "2")).latest).toBe(beijing("2023-07-10 10:00"));
  });

  it("leaves alone what a person has set already, tickets that ended, and tickets nobody knows", async () => {
    const store = await withTickets("1", "2");
    await on(store, "1", "2023-07-10 09:40", { type: "Supervise", data: { supervisor: "x", reason: "mine" } });
    await on(store, "2", "2023-07-10 09:40", { type: "Withdraw", data: { officer: "o", reason: "paid" } });
    await about(store, "g", "2023-07-10 10:00", { type: "Escalate", data: { ...raised, tickets: ["1", "2", "9"] } });
    await follow(store);
    expect(await look(store, "1")).toMatchObject({ supervisor: "x", escalated: ["collectiveRisk"] });
    expect((await look(store, "2")).supervisor).toBeUndefined();
    expect((await load(store, ticket, "9")).version).toBe(0);
  });

  it("run anew from the beginning changes nothing", async () => {
    const store = await withTickets("1", "2");
    await about(store, "g", "2023-07-10 10:00", { type: "Escalate", data: raised });
    await about(store, "g", "2023-07-11 10:00", lift());
    await follow(store);
    const { version } = await load(store, ticket, "1");
    await store.views?.drop("supervising");
    await follow(store);
    expect((await load(store, ticket, "1")).version).toBe(version);
  });

  it("a supervisor with an interest in the matter stops the process, named", async () => {
    const store = await withTickets("1", "2");
    await on(store, "1", "2023-07-10 09:40", { type: "Recuse", data: { officer: "s-1", interest: "cousin" } });
    await about(store, "g", "2023-07-10 10:00", { type: "Escalate", data: raised });
    await expect(follow(store)).rejects.toMatchObject({ code: "poison-event", facts: { reader: "supervising" } });
  });
});
