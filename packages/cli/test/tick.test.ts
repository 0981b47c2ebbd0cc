import { join } from "node:path";
import { handle } from "@caseloop/core";
import { sqliteStore } from "@caseloop/store-sqlite";
import { ticket } from "@caseloop/ticket";
import { beforeAll, describe, expect, it } from "vitest";
import { caseloop, folder } from "./run-cli.ts";

const path = join(folder(), "cases.db");
const on = ["--store", `sqlite:${path}`];
const told = async (...args: string[]) => JSON.parse((await caseloop("tick", ...on, ...args, "--json")).out);

beforeAll(async () => {
  const store = sqliteStore(path);
  const at = (time: string) => `2023-07-${time}:00+08:00`;
  const owners = { bureauLeader: "o-1", sectionHead: "o-4", handler: "o-9" };
  const caller = { identity: "anonymous" } as const;
  const data = { kind: "complaint", channel: "phone", topic: "food", content: "半颗牙", caller } as const;
  await handle(store, ticket, "t-17", { type: "Register", data, at: at("10T09:00") });
  await handle(store, ticket, "t-17", { type: "Dispatch", data: { lead: "jibei", owners }, at: at("10T09:30") });
  await store.close();
});

describe("tick", () => {
  it("gives the warning on its day, the breach when it has happened, and each of them once", async () => {
    // Reply in 5 working days from Monday 2023-07-10: by the end of the 17th; yellow from the 14th, a working day before.
    // Half of five days is over at the start of the third.
    const early = await told("--at", "2023-07-13T23:59:59+08:00");
    expect(early.notices.map(({ data }: { data: { notice: string } }) => data.notice)).toEqual(["half"]);
    const { notices } = await told("--at", "2023-07-14T08:00:00+08:00");
    expect(notices).toContainEqual({
      stream: "clocks-ticket-t-17",
      type: "NoticeGiven",
      data: expect.objectContaining({
        clock: "hotline/reply",
        card: "yellow",
        due: "2023-07-17T15:59:59.999Z",
        late: false,
      }),
    });
    expect((await told("--at", "2023-07-17")).notices).toEqual([]);
    const after = await told("--at", "2023-08-31");
    expect(after.notices).toContainEqual(
      expect.objectContaining({
        type: "ClockBreached",
        data: expect.objectContaining({
          at: "2023-07-17T16:00:00.000Z",
          found: "2023-08-31T15:59:59.999Z",
          late: true,
        }),
      }),
    );
    expect(await told("--at", "2023-08-31")).toMatchObject({ due: 0, events: 0, notices: [] });
  });

  it("leaves a store that verifies and whose views can all be rebuilt", async () => {
    expect((await caseloop("verify", ...on)).code).toBe(0);
    const { views } = JSON.parse((await caseloop("rebuild", ...on, "--json")).out);
    expect(views.map(({ view }: { view: string }) => view)).toEqual(
      expect.arrayContaining(["cases", "clocking", "leading", "agenda"]),
    );
    for (const view of views) expect(view).toMatchObject({ switched: true });
    expect(await told("--at", "2023-08-31")).toMatchObject({ due: 0, events: 0 });
  });

  it("says what it expects of a moment, and does not make a store", async () => {
    expect(await caseloop("tick", ...on, "--at", "soon")).toMatchObject({
      code: 2,
      err: expect.stringContaining("--at"),
    });
    expect(await caseloop("tick", "--store", `sqlite:${path}.none`)).toMatchObject({ code: 4 });
  });
});
