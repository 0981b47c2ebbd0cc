import { type AsOf, type EventStore, history as eventsOf, type Immutable, project } from "@caseloop/core";
import { complaint, report, ticket } from "@caseloop/ticket";
import { findingText } from "../import/finding.ts";
import { systems, ticketOf } from "../import/nyc311.ts";
import { type Zone, zoneOf } from "../local-time.ts";
import { command, exit } from "../shell/command.ts";
import { existingStore, storeHelp, storeOption, withStore } from "../shell/store.ts";
import { type Entry, entriesOf } from "../timeline/entries.ts";
import { timelineLines } from "../timeline/lines.ts";
import { type SourceNotes, sourceNotes } from "../timeline/source-notes.ts";
import { momentOf } from "./report.ts";

export const history = command({
  name: "history",
  summary: "One case's timeline: when, who, what, what changed, each deadline with its legal basis.",
  takes: ["CASE"],
  options: { ...storeOption, "as-of": { type: "string" }, json: { type: "boolean" } },
  help: {
    ...storeHelp,
    "as-of": "only what had happened by then: 2023-07-20 (to its end, in China) or 2023-07-20T08:00:00+08:00",
    json: "print one JSON object",
  },
  notes: ["CASE is a ticket's id, such as nyc311-21803150, or the key of the system it came from: 21803150."],
  run: ({ words: [asked = ""], options }, io) =>
    withStore(existingStore(options.store, io.clock), async (store) => {
      const asOf = options["as-of"];
      if (asOf !== undefined) momentOf("--as-of", asOf);
      const when = asOf === undefined ? {} : { asOf };
      const found = await find(store, asked, when);
      if (!found) {
        const known = asOf === undefined ? "" : ` as of ${asOf}`;
        io.err(
          `caseloop history: came ${JSON.stringify(asked)}, expected the id or source key of a case in ${store.name}${known}`,
        );
        return exit.refused;
      }
      const { id, entries, system } = found;
      const notes = system === undefined ? undefined : (await project(store, sourceNotes, when)).get(id);
      if (options.json) {
        io.out(JSON.stringify({ case: id, entries, ...notes }));
        return exit.ok;
      }
      const zone = zoneOf(systems[system ?? ""]?.zone ?? "Asia/Shanghai");
      io.out(io.paint("bold", `${id}  ${entries.length} events, times in ${zone.name}`));
      for (const line of timelineLines(entries, zone, io)) io.out(line);
      for (const line of noteLines(notes, entries, zone)) io.out(line);
      return exit.ok;
    }),
});

/** The case with its linked tracks, in the order in which things happened. */
async function caseEntries(store: EventStore, id: string, when: { readonly asOf?: AsOf } = {}) {
  const events = await eventsOf(store, ticket, id, when);
  const entries: Entry[] = entriesOf(ticket, events);
  for (const event of events) {
    if (event.type !== "TrackLinked") continue;
    const { track, id: other } = event.data;
    entries.push(
      ...(track === "complaint"
        ? entriesOf(complaint, await eventsOf(store, complaint, other, when))
        : entriesOf(report, await eventsOf(store, report, other, when))),
    );
  }
  const registered = events.find((event) => event.type === "Registered");
  const inOrder = entries.sort((a, b) => (a.occurredAt < b.occurredAt ? -1 : a.occurredAt > b.occurredAt ? 1 : 0));
  return { entries: inOrder, system: registered?.data.source?.system };
}

async function find(store: EventStore, asked: string, when: { readonly asOf?: AsOf }) {
  for (const id of [asked, ...Object.keys(systems).map((system) => ticketOf(system, asked))]) {
    const { entries, system } = await caseEntries(store, id, when);
    if (entries.length > 0) return { id, entries, system };
  }
  return undefined;
}

function noteLines(notes: Immutable<SourceNotes> | undefined, entries: readonly Entry[], zone: Zone): string[] {
  if (!notes) return [];
  let before = fieldsOf(entries[0]?.data);
  const changes = notes.rows.map(({ line, recordedAt, fields }) => {
    const changed = Object.keys(fields).filter((name) => fields[name] !== before[name]);
    const told = changed.map(
      (name) => `${name} ${JSON.stringify(before[name] ?? "")} → ${JSON.stringify(fields[name])}`,
    );
    before = fields;
    return `${zone.show(recordedAt)}  row changed 来源数据变更 (line ${line}): ${told.join(", ")}`;
  });
  return [...changes, ...notes.findings.map((finding) => `finding 发现 ${findingText("line", finding)}`)];
}

function fieldsOf(data: unknown): Record<string, string> {
  const registered = ticket.events.Registered.safeParse(data);
  return registered.data?.source?.fields ?? {};
}
