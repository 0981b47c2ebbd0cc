/** A short name for everything visible of a fold (64 bits): a cache key that changes with the code, not a proof. */
export function fingerprint(parts: readonly unknown[]): string {
  const text = JSON.stringify(parts);
  let [a, b] = [0x811c9dc5, 0x9e3779b9];
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193); // FNV-1a
    b = Math.imul(b ^ text.charCodeAt(i), 0x85ebca6b);
  }
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}
