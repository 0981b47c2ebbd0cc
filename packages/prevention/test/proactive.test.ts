import { load, project, projection } from "@caseloop/core";
import { ticket } from "@caseloop/ticket";
import { describe, expect, it } from "vitest";
import { entersRates, outreach, proactiveCases, raising } from "../src/index.ts";
import { firm } from "./lives.ts";
import { story } from "./story.ts";

const owners = { bureauLeader: "leader", sectionHead: "head", handler: "handler" };
const caller = { identity: "named", name: "吴明", phone: "138-0531-0000" };

/** Everything a complaint rate could put above or below its line: tickets that may stand in one, and how they were. */
const countable = projection({
  name: "countable",
  from: [ticket],
  initial: { counts: false, ended: false, calledBack: false, redone: false },
  key: ({ entity }) => entity,
  on: {
    "ticket.Registered"(row, { data }) {
      row.counts = entersRates(data);
    },
    "ticket.CalledBack"(row) {
      row.calledBack = true;
    },
    "ticket.RedoOrdered"(row) {
      row.redone = true;
    },
    "ticket.Closed"(row) {
      row.ended = true;
    },
  },
});

const told = story(raising() as never);
const run = async (id: string, day: string, proactive: boolean) => {
  const asked = proactive ? "notAsked" : "satisfied";
  await told.happens(`${day} 11:00`, ticket, id, "Dispatch", { lead: "station", owners });
  await told.happens(`${day} 12:00`, ticket, id, "SignIn", { unit: "station", officer: "handler" });
  await told.happens(`${day} 13:00`, ticket, id, "NoteWork", { officer: "handler", note: "visited" });
  await told.happens(`${day} 14:00`, ticket, id, "Reply", {
    unit: "station",
    officer: "handler",
    text: "t",
    means: "phone",
  });
  await told.happens(`${day} 15:00`, ticket, id, "Review", { reviewer: "head" });
  await told.happens(`${day} 16:00`, ticket, id, "CallBack", {
    level: "city",
    clerk: "c",
    process: asked,
    result: asked,
  });
  await told.happens(`${day} 17:00`, ticket, id, "Close", { officer: "archive" });
};

describe("a case the bureau opens itself (M13)", () => {
  it("runs through the whole of the ticket's machinery and stands in no complaint rate", async () => {
    await told.happens("2023-07-03 09:00", outreach, "f-1", "RecordFinding", {
      party: firm("property"),
      officers: ["o-1"],
      matter: "C级物业按最高标准收费",
    });
    await told.happens("2023-07-03 10:00", outreach, "f-1", "RaiseTicket", {
      ticket: "t-own",
      kind: "complaint",
      topic: "price",
      officer: "o-1",
    });
    expect((await load(told.store, ticket, "t-own")).state).toMatchObject({
      status: "registered",
      proactive: true,
      topic: "price",
      content: "C级物业按最高标准收费",
    });
    await told.happens("2023-07-03 10:00", ticket, "t-citizen", "Register", {
      kind: "complaint",
      channel: "phone",
      topic: "price",
      content: "fees",
      caller,
    });
    expect((await project(told.store, proactiveCases)).get("t-own")).not.toHaveProperty("endedAt");
    await run("t-own", "2023-07-04", true);
    await run("t-citizen", "2023-07-05", false);

    const rows = [...(await project(told.store, countable))];
    expect(rows.filter(([, row]) => row.ended).map(([id]) => id)).toEqual(["t-own", "t-citizen"]);
    expect(rows.filter(([, row]) => row.counts).map(([id]) => id)).toEqual(["t-citizen"]);
    expect([...(await project(told.store, proactiveCases))]).toEqual([
      [
        "t-own",
        {
          topic: "price",
          outreach: "f-1",
          registeredAt: "2023-07-03T02:00:00.000Z",
          endedAt: "2023-07-04T09:00:00.000Z",
        },
      ],
    ]);
  });

  it("opens one ticket however often the process runs anew", async () => {
    const head = await told.store.head();
    await told.store.views?.drop("raising");
    await told.happens("2023-07-06 09:00", outreach, "f-1", "LinkInterview", { interview: "i-1" });
    expect(await told.store.head()).toBe(head + 1);
  });

  it("is open again when the city reopens it", async () => {
    await told.happens("2023-07-07 09:00", ticket, "t-own", "OrderRedo", {
      level: "city",
      officer: "city",
      ground: "notDone",
      reason: "r",
    });
    await told.happens("2023-07-07 09:00", ticket, "t-citizen", "OrderRedo", {
      level: "city",
      officer: "city",
      ground: "notDone",
      reason: "r",
    });
    const rows = await project(told.store, proactiveCases);
    expect([...rows.keys()]).toEqual(["t-own"]);
    expect(rows.get("t-own")).not.toHaveProperty("endedAt");
    expect(entersRates((await load(told.store, ticket, "t-own")).state)).toBe(false);
    expect(entersRates((await load(told.store, ticket, "t-citizen")).state)).toBe(true);
  });
});
