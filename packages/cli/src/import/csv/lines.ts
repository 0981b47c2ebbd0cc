import { isUtf8 } from "node:buffer";
import { UnreadableFileError } from "./unreadable.ts";

/** A physical line of a file. */
export interface Line {
  /** From 1. */
  readonly number: number;
  /** Without its line break; where bytes are not UTF-8 they read as U+FFFD. */
  readonly text: string;
  /** `\n`, `\r\n`, or nothing at the end of the file. */
  readonly break: string;
  /** The first bytes that are not UTF-8, if any: in which column they stand, from 1, and what they are. */
  readonly notUtf8?: { readonly column: number; readonly bytes: string };
}

const NEWLINE = 0x0a;
const LONGEST = 1 << 20;

/** How files that are no UTF-8 text begin. */
const signatures: readonly (readonly [bytes: readonly number[], name: string, advice: string])[] = [
  [[0xff, 0xfe], "UTF-16 (little endian)", "iconv -f UTF-16 -t UTF-8"],
  [[0xfe, 0xff], "UTF-16 (big endian)", "iconv -f UTF-16 -t UTF-8"],
  [[0x1f, 0x8b], "a gzip archive", "gunzip"],
  [[0x50, 0x4b, 0x03, 0x04], "a ZIP archive or an Excel workbook", "unzip, or save as CSV UTF-8"],
];

/**
 * The physical lines of a UTF-8 file, its byte order mark left out; `onBytes` is told how many bytes were read.
 * Throws `UnreadableFileError` for a file in another encoding, a binary one, or a line of more than 1 MiB.
 */
export async function* lines(
  file: string,
  chunks: AsyncIterable<Buffer>,
  onBytes: (bytes: number) => void = () => {},
): AsyncGenerator<Line> {
  let number = 0;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    onBytes(chunk.length);
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    if (number === 0 && rest.length === 0) refuseOtherEncodings(file, bytes);
    let from = 0;
    for (let to = bytes.indexOf(NEWLINE); to >= 0; to = bytes.indexOf(NEWLINE, from)) {
      yield line(++number, bytes.subarray(from, to), "\n");
      from = to + 1;
    }
    rest = bytes.subarray(from);
    if (rest.length > LONGEST)
      throw new UnreadableFileError(file, number + 1, LONGEST, "a line of more than 1 MiB", "a CSV file");
  }
  if (rest.length > 0) yield line(++number, rest, "");
}

function refuseOtherEncodings(file: string, start: Buffer): void {
  const found = signatures.find(([bytes]) => bytes.every((byte, at) => start[at] === byte));
  if (found) throw new UnreadableFileError(file, 1, 1, found[1], `a CSV file in UTF-8 (try: ${found[2]})`);
  const nul = start.subarray(0, 4096).indexOf(0);
  if (nul >= 0) throw new UnreadableFileError(file, 1, nul + 1, "a zero byte", "a CSV file in UTF-8");
}

function line(number: number, raw: Buffer, newline: string): Line {
  const windows = newline !== "" && raw.at(-1) === 0x0d;
  const marked = number === 1 && raw.length >= 3 && raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf;
  const bytes = raw.subarray(marked ? 3 : 0, windows ? -1 : undefined);
  const utf8 = isUtf8(bytes);
  return {
    number,
    text: bytes.toString("utf8"),
    break: windows ? "\r\n" : newline,
    ...(utf8 ? {} : { notUtf8: notUtf8(bytes) }),
  };
}

/** Finds the longest beginning that could be UTF-8: whether a shorter one is can be told from a longer one, so halving finds it. */
function notUtf8(bytes: Buffer): NonNullable<Line["notUtf8"]> {
  const good = (length: number) => {
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, length), {
        stream: true,
      });
    } catch {
      return undefined;
    }
  };
  let [low, high] = [0, bytes.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (good(middle) === undefined) high = middle - 1;
    else low = middle;
  }
  const text = good(low) ?? "";
  const at = Buffer.byteLength(text);
  return {
    column: text.length + 1,
    bytes: bytes
      .subarray(at, at + 4)
      .toString("hex")
      .replaceAll(/..(?!$)/g, "$& "),
  };
}
