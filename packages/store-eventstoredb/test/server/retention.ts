import { type Log, metastream, type Recorded } from "./log.ts";

/** What a stream's metadata says of how much of it is to be seen. */
interface Retention {
  readonly $maxCount?: number;
  readonly $maxAge?: number;
  readonly $tb?: number;
}

/** `$tb` of a soft delete, as far as a JSON number holds it. */
const everything = 2 ** 63;

const read = new WeakMap<Recorded, Retention>();

function retention(log: Log, stream: string): Retention {
  if (stream.startsWith("$$")) return { $maxCount: 1 };
  const latest = log.events(metastream(stream)).at(-1);
  if (!latest) return {};
  let known = read.get(latest);
  if (!known) {
    known = metadataOf(latest);
    read.set(latest, known);
  }
  return known;
}

/** The metadata as a tree; what is no object counts as none. */
export function metadataOf(record: Recorded | undefined): Retention {
  try {
    const tree: unknown = JSON.parse(Buffer.from(record?.data ?? []).toString("utf8"));
    return typeof tree === "object" && tree !== null ? tree : {};
  } catch {
    return {};
  }
}

/** Deleted, to be created again by the next append. */
export const softDeleted = (log: Log, stream: string): boolean => (retention(log, stream).$tb ?? 0) >= everything;

/** The first revision that neither `$tb` nor `$maxCount` hides. */
export function firstVisible(log: Log, stream: string): bigint {
  const { $tb = 0, $maxCount } = retention(log, stream);
  const counted = $maxCount === undefined ? 0n : log.last(stream) + 1n - BigInt($maxCount);
  const cut = $tb >= everything ? log.last(stream) + 1n : BigInt(Math.trunc($tb));
  return cut > counted ? cut : counted > 0n ? counted : 0n;
}

/** Whether `$maxAge` still shows a record. */
export function youngEnough(log: Log, record: Recorded, now: number): boolean {
  const { $maxAge } = retention(log, record.stream);
  return $maxAge === undefined || record.created > now - $maxAge * 1000;
}
