import type pb from "@eventstore/db-client/generated/streams_pb.js";
import type { Recorded } from "./log.ts";

/** Which records of `$all` are wanted; system events too, unless the filter leaves them out. */
export interface Filter {
  readonly allows: (record: Recorded) => boolean;
  /** Records looked at between two checkpoints. */
  readonly interval: number;
}

const page = 32; // the server's own page, where no window is asked for

export function filterOf(options: pb.ReadReq.Options): Filter | undefined {
  const filter = options.getFilter();
  if (!filter) return undefined;
  const window = filter.hasMax() ? filter.getMax() : page;
  const interval = window * Math.max(1, filter.getCheckpointintervalmultiplier());
  const byType = filter.getEventType();
  const matches = matching(byType ?? filter.getStreamIdentifier());
  return { interval, allows: (record) => matches(byType ? record.type : record.stream) };
}

function matching(expression: pb.ReadReq.Options.FilterOptions.Expression | undefined): (text: string) => boolean {
  const regex = expression?.getRegex();
  if (regex) {
    const pattern = new RegExp(regex);
    return (text) => pattern.test(text);
  }
  const prefixes = expression?.getPrefixList() ?? [];
  return (text) => prefixes.some((prefix) => text.startsWith(prefix));
}
