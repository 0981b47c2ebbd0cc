/** The first place at which two plain values differ, as a JSON pointer (RFC 6901), and what stands there in each. */
export function differenceAt(
  was: unknown,
  now: unknown,
  pointer = "",
): { readonly pointer: string; readonly was: unknown; readonly now: unknown } {
  if (isTree(was) && isTree(now) && Array.isArray(was) === Array.isArray(now)) {
    for (const key of [...new Set([...Object.keys(was), ...Object.keys(now)])].toSorted()) {
      const [before, after] = [Reflect.get(was, key), Reflect.get(now, key)];
      if (JSON.stringify(before) === JSON.stringify(after)) continue;
      const below = differenceAt(before, after, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
      if (!alike(below.was, below.now)) return below;
    }
  }
  return { pointer, was: was ?? null, now: now ?? null };
}

function isTree(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Two trees that differ in the order of keys only. */
function alike(was: unknown, now: unknown): boolean {
  return isTree(was) && isTree(now);
}
