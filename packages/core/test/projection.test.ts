import { describe, expect, it } from "vitest";
import { type EventStore, handle, project, projection, start } from "../src/index.ts";
import { memoryStore } from "../src/memory.ts";
import { shown } from "../src/spec.ts";
import { parcel } from "./parcel.ts";

const total = projection({
  name: "total",
  from: [parcel],
  initial: { sent: 0, delivered: 0 },
  on: {
    "parcel.Sent"(sum) {
      sum.sent++;
    },
    "parcel.Delivered": (sum, { data }) => ({ ...sum, delivered: sum.delivered + (data.signedBy ? 1 : 0) }),
  },
});

const byCity = projection({
  name: "by-city",
  from: [parcel],
  initial: { parcels: [] as string[] },
  key: ({ type, data }) => (type === "Sent" ? data.to.city : data.city),
  on: {
    "parcel.Sent"(city, { entity }) {
      city.parcels.push(entity);
    },
    "parcel.Redirected"(city, { entity }) {
      city.parcels.push(entity);
    },
  },
});

async function some(store: EventStore) {
  for (let i = 1; i <= 5; i++) {
    const to = { city: i % 2 ? "Jinan" : "Weifang", lines: [] };
    await handle(store, parcel, `${i}`, { type: "Send", data: { to }, at: `2023-07-0${i}T10:00:00+08:00` });
    await handle(store, parcel, `${i}`, {
      type: "Deliver",
      data: { signedBy: "x" },
      at: `2023-08-0${i}T10:00:00+08:00`,
    });
  }
  return store;
}

describe("project", () => {
  it("folds one state", async () => {
    const view = await project(await some(memoryStore()), total);
    expect(view satisfies { sent: number }).toEqual({ sent: 5, delivered: 5 });
  });

  it("folds rows by key", async () => {
    const view = await project(await some(memoryStore()), byCity);
    expect([...view].map(([city, row]) => [city, row.parcels.length])).toEqual([
      ["Jinan", 3],
      ["Weifang", 2],
    ]);
  });

  it("answers as of a day, an instant, a position and a recorded time", async () => {
    let tick = 0;
    const store = await some(memoryStore({ clock: () => new Date(Date.UTC(2024, 0, 1, 0, tick++)).toISOString() }));
    expect(await project(store, total, { asOf: "2023-07-03" })).toEqual({ sent: 3, delivered: 0 });
    expect(await project(store, total, { asOf: "2023-08-01T02:00:00Z" })).toEqual({ sent: 5, delivered: 1 });
    const { events } = await store.readAll();
    expect(await project(store, total, { asOf: { position: events[2]?.position ?? start } })).toEqual({
      sent: 2,
      delivered: 1,
    });
    expect(await project(store, total, { asOf: { recordedAt: events[3]?.recordedAt ?? "" } })).toEqual({
      sent: 2,
      delivered: 2,
    });
    await expect(project(store, total, { asOf: "last week" })).rejects.toThrow(/ISO 8601/);
  });
});

describe("what a recipe writes into", () => {
  const addresses = projection({
    name: "addresses",
    from: [parcel],
    initial: { to: { city: "", lines: [] as string[] } },
    key: ({ entity }) => entity,
    on: {
      "parcel.Sent"(row, { data }) {
        row.to = data.to;
      },
      "parcel.Redirected"(row, { data }) {
        row.to.city = data.city; // the address came from the event Sent, which must not change
      },
    },
  });

  it("is never the recorded event", async () => {
    const store = await some(memoryStore());
    await handle(store, parcel, "6", { type: "Send", data: { to: { city: "Jinan", lines: [] } } });
    await handle(store, parcel, "6", { type: "Redirect", data: { city: "Zibo" } });
    for (let again = 0; again < 2; again++) {
      const view = await project(store, addresses);
      expect(view.get("6")?.to.city).toBe("Zibo");
      expect(view.get("1")?.to.city).toBe("Jinan");
    }
    expect((await store.readStream("parcel-6"))[0]?.data).toEqual({ to: { city: "Jinan", lines: [] } });
  });

  it("is told as it was when the fault is the recipe's own", async () => {
    const broken = projection({
      name: "broken",
      from: [parcel],
      initial: { towns: null as unknown as string[] },
      on: {
        "parcel.Sent"(state, { data }) {
          state.towns.push(data.to.city);
        },
      },
    });
    await expect(project(await some(memoryStore()), broken)).rejects.toThrow(TypeError);
  });
});

describe("the kit for projections", () => {
  const to = { city: "Jinan", lines: [] };

  it("shows what a projection makes of a past", () => {
    const view = shown(
      byCity,
      { in: "parcel-1", type: "Sent", data: { to } },
      { in: "parcel-1", type: "Noted", data: { text: "", tags: [] } },
      { in: "parcel-1", type: "Redirected", data: { city: "Weifang" } },
    );
    expect(Object.fromEntries(view)).toEqual({ Jinan: { parcels: ["1"] }, Weifang: { parcels: ["1"] } });
  });

  it("does not accept a past that cannot have been", () => {
    expect(() => shown(byCity, { in: "parcel-1", type: "Sent", data: {} })).toThrow(/does not fit its schema/);
    expect(() => shown(byCity, { in: "parcel-1", type: "Lost", data: {} })).toThrow(/no schema for Lost/);
  });
});

describe("a projection's definition", () => {
  it("names an event its sources do not have", () => {
    expect(() =>
      projection({ name: "x", from: [parcel], initial: 0, on: { "parcel.Lost": () => 1 } as never }),
    ).toThrow("reads parcel.Lost, which none of its sources has");
  });
});
