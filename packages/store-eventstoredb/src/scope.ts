import { type Selection, splitStream } from "@caseloop/core";

/** Which streams of the server are this store's, and what they are called. */
export interface Scope {
  /** The server's name of a stream; throws `RangeError` for a name no aggregate can have. */
  physical(stream: string): string;
  /** Our name of a server's stream; `undefined` for one that is not of this store. */
  logical(physical: string): string | undefined;
  /** The stream that says what a command id was claimed for; without a hyphen, so no aggregate can have its name. */
  claim(digest: string): string;
  /** A pattern of the streams with these categories, or of all, and of one more. */
  pattern(only?: readonly Selection[], also?: string): string;
}

/** Streams whose names begin with the prefix; throws `RangeError` for one that begins like the server's own streams. */
export function scope(prefix: string): Scope {
  if (prefix.startsWith("$") || !prefix.isWellFormed())
    throw new RangeError(`a prefix is text that does not begin with $, got ${JSON.stringify(prefix)}`);

  return {
    physical(stream) {
      splitStream(stream);
      if (stream.startsWith("$")) throw new RangeError(`streams that begin with $ are the server's own, got ${stream}`);
      return prefix + stream;
    },
    logical(physical) {
      if (!physical.startsWith(prefix)) return undefined;
      const stream = physical.slice(prefix.length);
      const cut = stream.indexOf("-");
      return cut < 1 || cut === stream.length - 1 || stream.startsWith("$") ? undefined : stream;
    },
    claim: (digest) => `${prefix}command:${digest}`,
    pattern(only, also) {
      const categories = only?.map(({ category }) => escaped(category));
      const ours = categories ? `^${escaped(prefix)}(?:${categories.join("|")})-` : `^${escaped(prefix)}[^$-][^-]*-`;
      return also === undefined ? ours : `${ours}|^${escaped(also)}$`;
    },
  };
}

/** The text as a pattern of itself, for the server's regular expressions (.NET) as for ours. */
const escaped = (text: string) => text.replace(/[\\^$.|?*+()[\]{}]/g, "\\$&");
