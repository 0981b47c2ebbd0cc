import { canonicalText } from "./digest.ts";

/** The first place at which two plain values differ, as a JSON pointer (RFC 6901), and what stands there in each. */
export function differenceAt(
  was: unknown,
  now: unknown,
  pointer = "",
): { readonly pointer: string; readonly was: unknown; readonly now: unknown } {
  if (isTree(was) && isTree(now) && Array.isArray(was) === Array.isArray(now)) {
    for (const key of [...new Set([...Object.keys(was), ...Object.keys(now)])].toSorted()) {
      const [before, after] = [Reflect.get(was, key), Reflect.get(now, key)];
      if (same(before, after)) continue;
      return differenceAt(before, after, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
    }
  }
  return { pointer, was: was ?? null, now: now ?? null };
}

function isTree(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function same(was: unknown, now: unknown): boolean {
  if (was === undefined || now === undefined) return was === now;
  return canonicalText(was) === canonicalText(now);
}
