import { type EventStore, handle, type Page, project, type Recorded } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { complaint, ticket } from "@caseloop/ticket";
import { describe, expect, it } from "vitest";
import { cases } from "./figures/enforcement.ts";
import { figuresOf, logOf } from "./figures/index.ts";
import { preventionProjections } from "./figures/prevention.ts";
import { projected } from "./figures/projected.ts";
import { ticketProjections } from "./figures/tickets.ts";
import { other, played } from "./played.ts";

/** The store as a reader finds it whose pages were changed on the way. */
function changed(store: EventStore, change: (events: readonly Recorded[]) => readonly Recorded[]): EventStore {
  const readAll = async (...asked: Parameters<EventStore["readAll"]>): Promise<Page> => {
    const page = await store.readAll(...asked);
    return { ...page, events: change(page.events) };
  };
  return { ...store, readAll };
}

describe("the digest of a log", async () => {
  const store = memoryStore({ clock: () => "2023-07-10T02:00:00.000Z" });
  const data = {
    kind: "complaint",
    channel: "phone",
    topic: "food",
    content: "半颗牙 🦷",
    caller: { identity: "anonymous" },
  };
  const at = "2023-07-10T01:00:00.000Z";
  for (const id of ["1", "2", "3"])
    await handle(store, ticket, id, { type: "Register", id: `c-${id}`, by: "o", at, data } as never);
  const { eventsDigest } = await logOf(store);

  it.each<[string, (event: Recorded) => object]>([
    ["id", () => ({ id: "c-2/1" })],
    ["stream", () => ({ stream: "ticket-4" })],
    ["version", () => ({ version: 2 })],
    ["type", () => ({ type: "Dispatched" })],
    ["schema", () => ({ schema: 9 })],
    ["data", (event) => ({ data: { ...(event.data as object), topic: "Food" } })],
    ["data that is a number instead of its text", (event) => ({ data: { ...(event.data as object), topic: 1 } })],
    ["data with one more field", (event) => ({ data: { ...(event.data as object), more: null } })],
    ["meta", (event) => ({ meta: { ...event.meta, by: "p" } })],
    ["data and meta, one for the other", ({ data: said, meta }) => ({ data: meta, meta: said })],
    ["occurredAt", () => ({ occurredAt: "2023-07-10T01:00:00.001Z" })],
    ["recordedAt", () => ({ recordedAt: "2023-07-10T02:00:00.001Z" })],
  ])("is another where one event has another %s", async (_, change) => {
    const one = changed(store, (events) =>
      events.map((event, i) => (i === 1 ? { ...event, ...change(event) } : event)),
    );
    expect((await logOf(one)).eventsDigest).not.toBe(eventsDigest);
  });

  it.each<[string, (events: readonly Recorded[]) => readonly Recorded[]]>([
    ["an event is missing", (events) => events.slice(1)],
    ["an event stands there twice", (events) => [...events, ...events.slice(-1)]],
    ["two events stand in another order", ([one, two, ...more]) => [two, one, ...more] as Recorded[]],
  ])("is another where %s", async (_, change) => {
    expect((await logOf(changed(store, change))).eventsDigest).not.toBe(eventsDigest);
  });

  it("is the same for other positions and other pages", async () => {
    const moved = changed(store, (events) =>
      events.map((event) => ({ ...event, position: (event.position + 7) as never })),
    );
    expect((await logOf(moved)).eventsDigest).toBe(eventsDigest);
    const single: EventStore = { ...store, readAll: (asked) => store.readAll({ ...asked, limit: 1 }) };
    expect(await logOf(single)).toEqual({ events: 3, tickets: 3, eventsDigest });
  });
});

describe("the figures", async () => {
  const store = await played(other);

  it("come from one reading, and are what each projection finds by itself", async () => {
    const projections = { cases, ...preventionProjections, ...ticketProjections };
    const together = await projected(
      { ...store, readAll: (asked) => store.readAll({ ...asked, limit: 100 }) },
      projections,
    );
    for (const [name, projection] of Object.entries(projections))
      expect(together[name as keyof typeof together]).toEqual(await project<unknown, unknown>(store, projection));
    expect(together.selfSettled.size).toBeGreaterThan(0);
  });

  it("read nothing of the tickets but those that were self-settled", async () => {
    const read = new Set<string>();
    const watched = changed(store, (events) => {
      for (const { category } of events) read.add(category);
      return events;
    });
    const streams: string[] = [];
    await figuresOf({
      ...watched,
      readStream: (stream, asked) => {
        streams.push(stream);
        return store.readStream(stream, asked);
      },
    });
    expect(read).toContain(complaint.name);
    expect(read).not.toContain(ticket.name);
    expect(new Set(streams).size).toBe(20);
  });
});
