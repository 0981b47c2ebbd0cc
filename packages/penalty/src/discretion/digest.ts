import { plain } from "@caseloop/core";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";
import { z } from "zod";

/** `sha256:` and 64 hexadecimal digits. */
export const digestSchema = z.string().regex(/^sha256:[0-9a-f]{64}$/, "sha256: and 64 hexadecimal digits");

/** The one text of a plain value, whatever the order of its keys; throws `InvalidPayloadError`. Source: RFC 8785. */
export function canonicalText(value: unknown): string {
  return canonicalize(plain(value)) ?? "null";
}

/** The name of a document by its content: SHA-256 of its canonical JSON. */
export function digestOf(value: unknown): string {
  return `sha256:${bytesToHex(sha256(utf8ToBytes(canonicalText(value))))}`;
}
