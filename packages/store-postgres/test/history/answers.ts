import { meets } from "@caseloop/core";
import type { Log } from "./log.ts";
import { type AppendCall, acknowledged, type History, type Logged, type Operation } from "./operations.ts";
import type { Broken, Violation } from "./violations.ts";

/** Is each answer true of the log as it is in the end? When it was given is not asked here. */
export function* answers({ operations, log: events, rows }: History, log: Log): Iterable<Violation> {
  const committed = new Set(rows);
  const commands = new Map<string, AppendCall[]>();
  const mayBeThere = new Set<string>();
  for (const operation of operations) {
    if (operation.kind !== "append") {
      yield* read(operation, log);
      continue;
    }
    yield* whole(operation, log);
    yield* answered(operation, log);
    yield* together(operation, log, committed);
    const { command, ids, answer } = operation;
    if (command !== undefined) commands.set(command, [...(commands.get(command) ?? []), operation]);
    if (answer === "unknown" || acknowledged(answer)) for (const id of ids) mayBeThere.add(id);
  }
  for (const [command, attempts] of commands) yield* once(command, attempts);
  for (const { id, position } of events)
    if (!mayBeThere.has(id)) yield broken("what was not acknowledged is not there", `${id} is at ${position}`);
}

const broken = (promise: Broken, how: string): Violation => ({ broken: promise, how });

/** The events stand one behind the other, in the log and in their stream, or nowhere. */
function* whole({ ids, stream }: AppendCall, log: Log): Iterable<Violation> {
  const first = log.of(ids[0] as string);
  for (const [i, id] of ids.entries()) {
    const event = log.of(id);
    const place = event && `${event.stream} ${event.version - i} ${event.position - i}`;
    if (place !== (first && `${stream} ${first.version} ${first.position}`))
      yield broken("an append is there as a whole", `${id} does not stand ${i} after ${ids[0]} in ${stream}`);
  }
}

function* answered(call: AppendCall, log: Log): Iterable<Violation> {
  const { answer, ids, stream, expected } = call;
  if (answer !== "unknown" && "refused" in answer && meets(expected, answer.refused))
    yield broken("an expected version is exact", `${describe(call)} was refused at ${answer.refused}`);
  const acknowledgement = acknowledged(answer);
  if (!acknowledgement) return;
  const { appended, positions, version, repeated } = acknowledgement;
  const found = ids.map((id) => log.of(id)).filter((event) => event !== undefined);
  const is = (events: readonly Logged[]) => events.map(({ id, position }) => `${id} ${position}`).join();
  if (is(found) !== appended.map((id, i) => `${id} ${positions[i]}`).join() || found.at(-1)?.version !== version)
    yield broken(
      "what was acknowledged is there as it was answered",
      `${describe(call)} was answered ${appended} at ${positions} and version ${version} of ${stream}, and the log holds ${is(found)}`,
    );
  else if (!repeated && !meets(expected, version - ids.length))
    yield broken("an expected version is exact", `${describe(call)} was taken at ${version - ids.length}`);
}

/** A host's transaction left its row and its events, or neither. */
function* together({ transaction, ids }: AppendCall, log: Log, committed: ReadonlySet<string>): Iterable<Violation> {
  if (transaction === undefined) return;
  const [row, events] = [committed.has(transaction), log.of(ids[0] as string) !== undefined];
  if (row !== events)
    yield broken(
      "rows of the host and events commit together",
      `${transaction} left its ${row ? "row" : "events"} only`,
    );
}

/** One attempt of a command may be told that it was the first; when none was, one has to be without an answer. */
function* once(command: string, attempts: readonly AppendCall[]): Iterable<Violation> {
  const applied = attempts.map(({ answer }) => acknowledged(answer)).filter((answer) => answer !== undefined);
  const firsts = applied.filter(({ repeated }) => !repeated);
  const open = attempts.some(({ answer }) => answer === "unknown");
  if (firsts.length > 1 || (applied.length > 0 && firsts.length === 0 && !open))
    yield broken("a command is applied once", `${command} was applied ${firsts.length} times, by what was answered`);
}

function* read(call: Exclude<Operation, AppendCall>, log: Log): Iterable<Violation> {
  const { ids } = call;
  if (call.kind === "outcome") return; // whether a command was applied is a matter of time
  const held = ids.map((_, i) =>
    call.kind === "page" ? log.at(call.after + i + 1) : log.in(call.stream, call.after + i + 1),
  );
  const i = ids.findIndex((id, i) => id !== held[i]?.id);
  if (i >= 0)
    yield broken(
      "what is read is what the log holds",
      `${call.client} read ${ids[i]} ${i + 1} after ${call.after} of ${call.kind === "page" ? "the log" : call.stream}, which holds ${held[i]?.id ?? "nothing"} there`,
    );
}

const describe = ({ client, stream, ids, expected }: AppendCall) =>
  `the append of ${ids} to ${stream} at ${expected} by ${client}`;
