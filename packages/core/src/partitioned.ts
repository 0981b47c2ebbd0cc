import { DefinitionError } from "./errors.ts";
import { fingerprint } from "./fingerprint.ts";
import type { Recorded } from "./message.ts";
import type { Projection } from "./projection.ts";

/** One of several parts of a projection; `index` runs from 0. */
export interface Partition {
  readonly of: number;
  readonly index: number;
}

const parts = new WeakSet<object>();

/**
 * The part of a keyed projection that streams with this hash make, kept as the view `name/index`: so many workers share folding and writing.
 * A row must depend on one stream only. Where two streams touch one row, it is refused when both are folded together (in a page; in the
 * whole log by `rebuild` and `project`), and by `readPartitions` when they are in different parts.
 * Another number of parts is another fold: `view-outdated` until rebuilt. Throws `DefinitionError`.
 */
export function partitioned<View, State>(
  projection: Projection<View, State>,
  { of, index }: Partition,
): Projection<View, State> {
  const refuse = (problem: string) => new DefinitionError(projection.name, problem);
  if (!Number.isInteger(of) || of < 1) throw refuse(`has at least one part, got ${of}`);
  if (!Number.isInteger(index) || index < 0 || index >= of) throw refuse(`has parts from 0 to ${of - 1}, got ${index}`);
  if (!projection.keyed) throw refuse("is one state, which has no parts; only a keyed projection has");
  if (projection.reacts) throw refuse("is the memory of a process, which has no parts");
  if (parts.has(projection)) throw refuse("is a part already");

  const mine = ({ stream }: Recorded) => partitionOf(stream, of) === index;
  const owners = new WeakMap<object, Map<string, string>>();
  const own = (rows: object, keys: readonly string[], { stream }: Recorded) => {
    const owner = owners.get(rows) ?? new Map<string, string>();
    owners.set(rows, owner);
    for (const key of keys) {
      const other = owner.get(key) ?? stream;
      if (other !== stream)
        throw refuse(`the row ${key} depends on ${other} and ${stream}, and may depend on one only`);
      owner.set(key, stream);
    }
  };
  const part: Projection<View, State> = {
    ...projection,
    name: `${projection.name}/${index}`,
    fingerprint: fingerprint([projection.fingerprint, of, index]),
    keysOf: (event) => (mine(event) ? projection.keysOf(event) : []),
    apply(rows, event, dataOf) {
      if (!mine(event)) return [];
      own(rows, projection.keysOf(event), event);
      return projection.apply(rows, event, dataOf);
    },
  };
  parts.add(part);
  return part;
}

/** The part a stream belongs to, by FNV-1a with its bits mixed; it never changes, for views are kept by it. */
function partitionOf(stream: string, of: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < stream.length; i++) hash = Math.imul(hash ^ stream.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) % of;
}
