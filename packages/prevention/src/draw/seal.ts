import { digestOf } from "@caseloop/penalty";
import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { z } from "zod";

/** Names this way of drawing; recorded with every draw. A change of any step is another name. */
export const algorithm = "caseloop-draw/1";

/** 随机种子: 32 bytes from a good source of chance, as 64 hexadecimal digits. */
export const seedSchema = z.string().regex(/^[0-9a-f]{64}$/, "64 hexadecimal digits");

/** `sha256:` and 64 hexadecimal digits. */
export const digestSchema = z.string().regex(/^sha256:[0-9a-f]{64}$/, "sha256: and 64 hexadecimal digits");

/** 承诺值: what is published before the draw, so that the seed cannot be chosen afterwards. */
export function commitmentTo(plan: string, seed: string): string {
  return digestOf({ plan, seed });
}

/** The digest of the plan and the roster as they stand when frozen. */
export function frozenDigest(plan: unknown, roster: unknown): string {
  return digestOf({ plan, roster });
}

/** The key of all lots: SHA-256(algorithm ‖ seed ‖ frozen digest ‖ beacon); no beacon is the empty text. */
export function keyOf(seed: string, frozen: string, beacon = ""): Uint8Array {
  const digest = hexToBytes(frozen.slice("sha256:".length));
  return sha256(concatBytes(utf8ToBytes(algorithm), hexToBytes(seed), digest, utf8ToBytes(beacon)));
}
