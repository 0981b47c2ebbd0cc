import type { Decider, Recorded } from "@caseloop/core";
import { type Basis, basesIn, deadlinesIn, type SetDeadline } from "./deadlines.ts";

/** One event of a case, told: when, who, what, what it changed, and what it set. */
export interface Entry {
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly by?: string;
  readonly data: unknown;
  /** Fields of the state that are not what they were, as paths. */
  readonly changed: readonly Change[];
  readonly deadlines: readonly SetDeadline[];
  readonly bases: readonly Basis[];
}

export interface Change {
  readonly field: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** The events of one stream as entries, in their order. */
export function entriesOf<State>(
  decider: Pick<Decider<string, State>, "initial" | "replay">,
  events: readonly Recorded[],
): Entry[] {
  let state = structuredClone(decider.initial);
  let before = leaves(state);
  return events.map((event) => {
    state = decider.replay(state, [event]);
    const after = leaves(state);
    const changed = changes(before, after);
    before = after;
    const { stream, version, type, occurredAt, recordedAt, data, meta } = event;
    return {
      ...{ stream, version, type, occurredAt, recordedAt },
      ...(meta.by !== undefined && { by: meta.by }),
      data,
      changed,
      deadlines: deadlinesIn(data),
      bases: basesIn(data),
    };
  });
}

/** Of an object the leaves by path; a list is a leaf. */
function leaves(value: unknown, path = "", found = new Map<string, unknown>()): Map<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    for (const [key, inner] of Object.entries(value)) leaves(inner, path === "" ? key : `${path}.${key}`, found);
  } else if (value !== undefined) {
    found.set(path, Array.isArray(value) ? structuredClone(value) : value);
  }
  return found;
}

/** The moment of the last step changes with every event and says nothing. */
const untold = ["latest"];

function changes(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): Change[] {
  const fields = new Set([...before.keys(), ...after.keys()]);
  return [...fields]
    .filter((field) => !untold.includes(field))
    .filter((field) => JSON.stringify(before.get(field)) !== JSON.stringify(after.get(field)))
    .map((field) => ({
      field,
      ...(before.has(field) && { before: before.get(field) }),
      ...(after.has(field) && { after: after.get(field) }),
    }));
}
