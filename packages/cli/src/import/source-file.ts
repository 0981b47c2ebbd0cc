import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { UnreadableFileError } from "./csv/unreadable.ts";

/** A file on disk, and the fingerprint of its bytes. */
export interface SourceFile {
  readonly path: string;
  readonly bytes: number;
  /** SHA-256 in hexadecimal. */
  readonly digest: string;
}

/** Reads the file once for its fingerprint; throws `UnreadableFileError` where it cannot be read. */
export async function sourceFile(path: string): Promise<SourceFile> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of chunks(path)) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { path, bytes, digest: hash.digest("hex") };
}

/** The bytes again; throws `UnreadableFileError` at their end if they are not those of the fingerprint any more. */
export async function* bytesOf({ path, digest }: SourceFile): AsyncGenerator<Buffer> {
  const hash = createHash("sha256");
  for await (const chunk of chunks(path)) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest("hex") !== digest)
    throw new UnreadableFileError(
      path,
      1,
      1,
      "other bytes than a moment ago",
      "a file that nobody writes to meanwhile",
    );
}

async function* chunks(path: string): AsyncGenerator<Buffer> {
  try {
    if (!(await stat(path)).isFile()) throw new UnreadableFileError(path, 1, 1, "something else", "a regular file");
    yield* createReadStream(path) as AsyncIterable<Buffer>;
  } catch (error) {
    if (!(error instanceof Error && "syscall" in error && "code" in error)) throw error;
    throw new UnreadableFileError(path, 1, 1, `${error.code} on ${error.syscall}`, "a file that can be read");
  }
}
