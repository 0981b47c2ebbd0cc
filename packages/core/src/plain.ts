import { InvalidPayloadError } from "./errors.ts";
import type { Json } from "./message.ts";

const DEEPEST = 64;

/**
 * The value as JSON would give it back, as a frozen copy: absent stays absent, `-0` becomes `0`.
 * Refuses what JSON would change in silence (NaN, infinities, unsafe integers, bigint, Date, Map, class instances,
 * functions, holes, lone surrogates, `__proto__`) with `InvalidPayloadError` naming the field.
 * Source: RFC 8259; RFC 7493 (I-JSON) §2.1–2.2.
 */
export function plain(value: unknown, field = "data", depth = 0): Json {
  switch (typeof value) {
    case "string":
      if (!value.isWellFormed()) throw new InvalidPayloadError(field, "a lone surrogate");
      return value;
    case "number":
      if (Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value))
        return value === 0 ? 0 : value;
      throw new InvalidPayloadError(field, Number.isFinite(value) ? `the unsafe integer ${value}` : String(value));
    case "boolean":
      return value;
    case "object":
      if (value === null) return null;
      if (depth > DEEPEST) throw new InvalidPayloadError(field, `more than ${DEEPEST} levels (a cycle?)`);
      return Array.isArray(value) ? plainArray(value, field, depth) : plainObject(value, field, depth);
    default:
      throw new InvalidPayloadError(field, value === undefined ? "undefined" : `a ${typeof value}`);
  }
}

function plainArray(value: readonly unknown[], field: string, depth: number): Json {
  const out: Json[] = [];
  for (let i = 0; i < value.length; i++) out.push(plain(value[i], `${field}[${i}]`, depth + 1));
  return Object.freeze(out);
}

function plainObject(value: object, field: string, depth: number): Json {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new InvalidPayloadError(field, `a ${value.constructor?.name ?? "class instance"}`);
  const out: Record<string, Json> = {};
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) continue;
    if (key === "__proto__" || !key.isWellFormed())
      throw new InvalidPayloadError(field, `the key ${JSON.stringify(key)}`);
    out[key] = typeof item === "string" && item.isWellFormed() ? item : plain(item, `${field}.${key}`, depth + 1);
  }
  return Object.freeze(out);
}
