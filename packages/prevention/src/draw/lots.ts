import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";

/** A row of lots 签: each is a whole number from 0, uniform below the bound it is asked for. */
export interface Lots {
  /** `bound` from 1 to 2⁵³ − 1. */
  below(bound: number): number;
}

const ALL_WORDS = 1n << 64n;

/**
 * The row of lots that a key and a label give, the same on every machine. Block i is SHA-256(key ‖ SHA-256(label) ‖ i),
 * i in 64 bits; its four 64-bit words are used in turn, and a word is passed over where the remainder would favour some
 * number. All integers are big-endian; the label is written as a JSON list of texts.
 */
export function lots(key: Uint8Array, ...label: readonly string[]): Lots {
  const prefix = concatBytes(key, sha256(utf8ToBytes(JSON.stringify(label))));
  let counter = 0n;
  let words: bigint[] = [];
  const next = (): bigint => {
    const word = words.shift();
    if (word !== undefined) return word;
    words = wordsOf(sha256(concatBytes(prefix, bytesOf(counter))));
    counter += 1n;
    return next();
  };
  return {
    below(bound) {
      const size = BigInt(bound);
      const fair = ALL_WORDS - (ALL_WORDS % size);
      let word = next();
      while (word >= fair) word = next();
      return Number(word % size);
    },
  };
}

function bytesOf(word: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, word);
  return bytes;
}

function wordsOf(block: Uint8Array): bigint[] {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  return [0, 8, 16, 24].map((at) => view.getBigUint64(at));
}
