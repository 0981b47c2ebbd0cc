import { InvalidPayloadError } from "./errors.ts";
import type { Json } from "./message.ts";

const DEEPEST = 64;

/**
 * The value as JSON would give it back, as a frozen copy: absent stays absent, `-0` becomes `0`.
 * Refuses what JSON would change in silence (NaN, infinities, unsafe integers, bigint, Date, Map, class instances,
 * functions, holes, lone surrogates, `__proto__`) with `InvalidPayloadError` naming the field.
 * Source: RFC 8259; RFC 7493 (I-JSON) §2.1–2.2.
 */
export function plain(value: unknown, field = "data"): Json {
  return copyOf(value, { up: undefined, key: field, depth: 0 });
}

/** Where the walk stands; text is made of it only when something is refused. */
interface Place {
  readonly up: Place | undefined;
  readonly key: string | number;
  readonly depth: number;
}

function copyOf(value: unknown, place: Place): Json {
  switch (typeof value) {
    case "string":
      if (value.isWellFormed()) return value;
      throw refused(place, "a lone surrogate");
    case "number":
      if (Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value))
        return value === 0 ? 0 : value;
      throw refused(place, Number.isFinite(value) ? `the unsafe integer ${value}` : String(value));
    case "boolean":
      return value;
    case "object":
      if (value === null) return null;
      if (place.depth > DEEPEST) throw refused(place, `more than ${DEEPEST} levels (a cycle?)`);
      return Array.isArray(value) ? listOf(value, place) : objectOf(value as Record<string, unknown>, place);
    default:
      throw refused(place, value === undefined ? "undefined" : `a ${typeof value}`);
  }
}

function listOf(list: readonly unknown[], place: Place): Json {
  const out: unknown[] = list.slice();
  for (let i = 0; i < list.length; i++) out[i] = copyOf(list[i], { up: place, key: i, depth: place.depth + 1 });
  return Object.freeze(out) as Json;
}

function objectOf(object: Readonly<Record<string, unknown>>, place: Place): Json {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype && prototype !== null) {
    throw refused(place, `a ${object.constructor?.name ?? "class instance"}`);
  }
  const out: Record<string, Json> = {};
  for (const key in object) {
    const item = object[key];
    if (item === undefined) continue;
    if (key === "__proto__" || !key.isWellFormed()) throw refused(place, `the key ${JSON.stringify(key)}`);
    if (typeof item === "string" && item.isWellFormed()) out[key] = item;
    else out[key] = copyOf(item, { up: place, key, depth: place.depth + 1 });
  }
  return Object.freeze(out);
}

function refused(place: Place, found: string): InvalidPayloadError {
  let field = "";
  for (let at: Place | undefined = place; at; at = at.up) {
    field = (typeof at.key === "number" ? `[${at.key}]` : at.up ? `.${at.key}` : at.key) + field;
  }
  return new InvalidPayloadError(field, found);
}
