import type { Log } from "./log.ts";
import { type AppendCall, acknowledged, type Operation } from "./operations.ts";

/**
 * What a call proves about the log: at some moment while it lasted everything up to `saw` was there and what stands at `missed` was not.
 * An append proves that its own place was free when it came and taken when it was answered.
 */
export interface Sighting {
  readonly operation: Operation;
  readonly saw: number;
  readonly missed: number;
}

type Seen = Omit<Sighting, "operation">;

/** A call that proves nothing about what was not there misses this. */
export const NOTHING = Number.POSITIVE_INFINITY;

/** What each call proves, by the places which the log gives in the end to what it was answered. */
export function sightings(operations: readonly Operation[], log: Log): readonly Sighting[] {
  const commands = new Map<string, string>(); // by their first event
  for (const operation of operations)
    if (operation.kind === "append" && operation.command) commands.set(operation.command, operation.ids[0] as string);
  const place = (id: string | undefined) => (id === undefined ? undefined : log.of(id)?.position);

  const seen = (operation: Operation): Seen => {
    if (operation.kind === "append") return byAppend(operation, log);
    const { ids } = operation;
    const saw = place(ids.at(-1)) ?? 0;
    switch (operation.kind) {
      case "page":
        return { saw, missed: operation.last ? operation.after + ids.length + 1 : NOTHING };
      case "stream": {
        const last = ids.length < operation.limit;
        const next = last ? log.in(operation.stream, operation.after + ids.length + 1) : undefined;
        return { saw, missed: next?.position ?? NOTHING };
      }
      case "outcome":
        return { saw, missed: (ids.length === 0 ? place(commands.get(operation.command)) : undefined) ?? NOTHING };
    }
  };
  return operations.map((operation) => ({ operation, ...seen(operation) }));
}

function byAppend({ stream, answer, ids }: AppendCall, log: Log): Seen {
  if (answer !== "unknown" && "refused" in answer) {
    const [is, next] = [log.in(stream, answer.refused), log.in(stream, answer.refused + 1)];
    return { saw: is?.position ?? 0, missed: next?.position ?? NOTHING };
  }
  const acknowledgement = acknowledged(answer);
  if (!acknowledgement) return { saw: 0, missed: NOTHING };
  const [first, last] = [log.of(ids[0] as string), log.of(ids.at(-1) as string)];
  return { saw: last?.position ?? 0, missed: (acknowledgement.repeated ? undefined : first?.position) ?? NOTHING };
}
