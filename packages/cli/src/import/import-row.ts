import { type EventStore, type Handled, handle, type Rejection, stateCache } from "@caseloop/core";
import { ticket } from "@caseloop/ticket";
import type { Finding } from "./finding.ts";
import { type SourceSystem, ticketOf } from "./nyc311.ts";
import type { SourceRow } from "./row.ts";

/** What became of a row. */
export interface RowImported {
  readonly kept: boolean;
  /** A ticket that was not there before. */
  readonly registered: boolean;
  /** A ticket that was not closed before. */
  readonly closed: boolean;
  /** The ticket was there, and the row says something else than the one that brought it. */
  readonly changed: boolean;
  readonly findings: readonly Finding[];
}

/**
 * Imports rows as commands on tickets: register, dispatch to the unit, close where the source has closed it.
 * The ids of the commands follow from system and key, so the same row again changes nothing and a new state of it moves the ticket on.
 */
export function rowImporter(
  store: EventStore,
  system: SourceSystem,
  digest: string,
): (row: SourceRow) => Promise<RowImported> {
  const options = { cache: stateCache({ max: 2000 }), retry: { times: 20 } };
  const by = `import:${system.name}`;

  return async (row) => {
    const { key, fields, unit, created, due, closed } = row;
    const id = ticketOf(system.name, key);
    const command = (name: string) => ({ id: `${system.name}/${key}/${name}`, by });
    const findings: Finding[] = [];
    const contradicts = (code: Finding["code"], field: string, before: string, now: string) =>
      findings.push(row.fault(code, field, now, `${before}, as imported before`, true));
    const refused = (type: string, { because }: Rejection, kept: boolean) =>
      findings.push(row.fault("refused", system.key, `${type} ${id}`, because, kept));

    const register = await handle(
      store,
      ticket,
      id,
      { ...command("register"), type: "Register", at: created, data: request(system, row, digest) },
      options,
    );
    if (!register.ok) {
      refused("Register", register.rejection, false);
      return { kept: false, registered: false, closed: false, changed: false, findings };
    }
    const first = eventOf(register, "Registered");
    const changed = register.repeated && !sameFields(first?.source?.fields ?? {}, fields);
    if (first && first.at !== created) contradicts("created-changed", system.created, first.at, created);

    const dispatch = await handle(
      store,
      ticket,
      id,
      {
        ...command("dispatch"),
        type: "Dispatch",
        at: created,
        data: { lead: unit, ...(due !== undefined && { sourceDue: due }) },
      },
      options,
    );
    if (!dispatch.ok) refused("Dispatch", dispatch.rejection, true);
    const sent = eventOf(dispatch, "Dispatched");
    if (sent && sent.lead !== unit) contradicts("unit-changed", system.unit, sent.lead, unit);
    const dueBefore = sent?.limits.reply?.due;
    if (sent && dueBefore !== due) contradicts("due-changed", system.due, dueBefore ?? "none", due ?? "none");

    if (closed === undefined) {
      const ended = changed ? await store.outcomeOf(command("close").id) : undefined;
      if (ended) contradicts("reopened", system.status, "closed", fields[system.status] ?? "");
      return { kept: true, registered: !register.repeated, closed: false, changed, findings };
    }
    const close = await handle(
      store,
      ticket,
      id,
      { ...command("close"), type: "CloseAtSource", at: closed, data: {} },
      options,
    );
    if (!close.ok) refused("CloseAtSource", close.rejection, true);
    const end = eventOf(close, "ClosedAtSource");
    if (end && end.closedAt !== closed) contradicts("close-date-changed", system.closed, end.closedAt, closed);
    return {
      kept: true,
      registered: !register.repeated,
      closed: close.ok && !close.repeated,
      changed,
      findings,
    };
  };
}

function request(system: SourceSystem, { key, line, fields }: SourceRow, digest: string) {
  const words = system.content.map((name) => (fields[name] ?? "").trim()).filter((text) => text !== "");
  return {
    kind: system.kind,
    channel: system.channels[fields[system.channel] ?? ""] ?? "otherSystem",
    topic: (fields[system.topic] ?? "").trim(),
    content: words.join(": "),
    source: { system: system.name, key, digest, line, fields },
  } as const;
}

type TicketEvents = Handled<{ readonly type: string; readonly data: unknown }>;

/** The data of the one event of that type, if the command led to it now or when it first came. */
function eventOf<H extends TicketEvents, T extends EventIn<H>["type"]>(
  handled: H,
  type: T,
): Extract<EventIn<H>, { readonly type: T }>["data"] | undefined {
  if (!handled.ok) return undefined;
  return handled.events.find((event) => event.type === type)?.data;
}
type EventIn<H> = H extends { readonly ok: true; readonly events: readonly (infer E)[] } ? E : never;

function sameFields(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
