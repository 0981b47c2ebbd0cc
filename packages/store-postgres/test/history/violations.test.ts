import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AppendCall, acknowledged, type History, type Operation } from "./operations.ts";
import { goodHistories } from "./simulated.ts";
import { type Broken, violations } from "./violations.ts";

test("nothing is found in a history of a store that keeps its promises, however its calls overlap", () => {
  fc.assert(
    fc.property(goodHistories, (history) => {
      expect(violations(history)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

/** Spoils a good history; `undefined` where it holds nothing to spoil in this way. */
type Plant = (history: History) => History | undefined;

/** Changes the first operation that can be changed so. */
const operation =
  (change: (operation: Operation, history: History) => Operation | undefined): Plant =>
  (history) => {
    for (const [i, each] of history.operations.entries()) {
      const changed = change(each, history);
      if (changed) return { ...history, operations: history.operations.with(i, changed) };
    }
    return undefined;
  };
const append = (change: (call: AppendCall, history: History) => AppendCall | undefined): Plant =>
  operation((each, history) => (each.kind === "append" ? change(each, history) : undefined));

/** A call that missed something which is there in the end, made again when all was over. */
const late = <Kind extends Operation["kind"]>(
  kind: Kind,
  which: (call: Operation & { kind: Kind }) => boolean,
): Plant =>
  operation((each, history) => {
    if (each.kind !== kind || !which(each as Operation & { kind: Kind })) return undefined;
    const over = Math.max(...history.operations.map(({ end }) => end));
    return { ...each, start: over + 1, end: over + 2 };
  });

const answeredWith = (call: AppendCall, id: string) => acknowledged(call.answer)?.appended.includes(id);

const planted: Readonly<Record<Broken, Readonly<Record<string, Plant>>>> = {
  "positions run from 1 without gaps": {
    "a position is left out": ({ log, ...rest }) => ({
      ...rest,
      log: log.map((event, i) => (i < log.length / 2 ? event : { ...event, position: event.position + 1 })),
    }),
    "a position is taken twice": ({ log, ...rest }) => ({
      ...rest,
      log: log.map((event, i) => (i === 5 ? { ...event, position: 5 } : event)),
    }),
  },
  "versions run from 1 without gaps": {
    "a version is left out": ({ log, ...rest }) => ({
      ...rest,
      log: log.with(-1, { ...(log.at(-1) as History["log"][number]), version: 99 }),
    }),
  },
  "an event is recorded once": {
    "a retry is recorded again": ({ log, ...rest }) => {
      const [first, last] = [log[0], log.at(-1)];
      return (
        first &&
        last && {
          ...rest,
          log: [...log, { ...last, id: first.id, position: log.length + 1, version: last.version + 1 }],
        }
      );
    },
  },
  "what was acknowledged is there as it was answered": {
    "the last append is lost": ({ log, ...rest }) => {
      const lost = log.at(-1)?.id ?? "";
      const told = rest.operations.some((each) => each.kind === "append" && answeredWith(each, lost));
      return told ? { ...rest, log: log.slice(0, -1) } : undefined;
    },
    "an answer names another place": append((call) => {
      const answer = acknowledged(call.answer);
      return answer && { ...call, answer: { ...answer, positions: answer.positions.map((at) => at + 1) } };
    }),
    "an answer names another version": append((call) => {
      const answer = acknowledged(call.answer);
      return answer && { ...call, answer: { ...answer, version: answer.version + 1 } };
    }),
  },
  "what was not acknowledged is not there": {
    "what was refused is recorded": append((call, { operations }) => {
      const only = operations.filter((each) => each.kind === "append" && each.ids[0] === call.ids[0]).length === 1;
      return only && acknowledged(call.answer) ? { ...call, answer: { refused: 7 } } : undefined;
    }),
    "something is recorded that nobody asked for": ({ log, ...rest }) => ({
      ...rest,
      log: [...log, { id: "nobody's", stream: "visit-1", version: 1, position: log.length + 1 }],
    }),
  },
  "an expected version is exact": {
    "an update is lost": append((call) => {
      const answer = acknowledged(call.answer);
      if (!answer || answer.repeated || typeof call.expected !== "number") return undefined;
      return { ...call, expected: call.expected - 1 };
    }),
    "a stream that exists is taken for new": append((call) => {
      const answer = acknowledged(call.answer);
      const begun = answer && answer.version > call.ids.length;
      return begun && !answer.repeated ? { ...call, expected: "none" } : undefined;
    }),
    "what was as expected is refused": append((call) =>
      call.answer !== "unknown" && "refused" in call.answer ? { ...call, expected: call.answer.refused } : undefined,
    ),
  },
  "an append is there as a whole": {
    "the end of an append is lost": append((call, { log }) => {
      const answer = acknowledged(call.answer);
      return answer && { ...call, ids: [...call.ids, `${log.length}-lost`] };
    }),
    "something stands between its events": ({ log, ...rest }) => {
      const swapped = log.findIndex(
        (event, i) => i > 0 && event.id.endsWith("-1") && event.stream !== log[i + 1]?.stream,
      );
      const [one, other] = [log[swapped], log[swapped + 1]];
      if (!one || !other) return undefined;
      const exchanged = log
        .with(swapped, { ...other, position: one.position })
        .with(swapped + 1, { ...one, position: other.position });
      return { ...rest, log: exchanged };
    },
    "a page ends in the middle of an append": operation((each, { log }) => {
      if (each.kind !== "page" || !each.last) return undefined;
      const cut = each.ids.findIndex((id) => id.endsWith("-1"));
      return cut > 0 && log[each.after + cut - 1] ? { ...each, ids: each.ids.slice(0, cut) } : undefined;
    }),
    "a page ends in the middle of a host's transaction": operation((each) => {
      if (each.kind !== "page" || !each.last) return undefined;
      const cut = each.ids.findIndex((id) => id.endsWith("-y1"));
      return cut > 0 ? { ...each, ids: each.ids.slice(0, cut) } : undefined;
    }),
    "a stream is read up to the middle of an append": operation((each) => {
      if (each.kind !== "stream") return undefined;
      const cut = each.ids.findIndex((id) => id.endsWith("-1"));
      return cut > 0 ? { ...each, ids: each.ids.slice(0, cut) } : undefined;
    }),
  },
  "a command is applied once": {
    "a retry is told that it was the first": append((call, { operations }) => {
      const answer = acknowledged(call.answer);
      const again = operations.some(
        (each) =>
          each.kind === "append" && each.command === call.command && acknowledged(each.answer)?.repeated === false,
      );
      return answer?.repeated && again ? { ...call, answer: { ...answer, repeated: false } } : undefined;
    }),
    "the only attempt is told that it was not the first": append((call, { operations }) => {
      const answer = acknowledged(call.answer);
      const attempts = operations.filter((each) => each.kind === "append" && each.command === call.command);
      return answer && call.command && attempts.length === 1
        ? { ...call, answer: { ...answer, repeated: true } }
        : undefined;
    }),
  },
  "rows of the host and events commit together": {
    "a row is lost": ({ rows, ...rest }) => (rows.length > 0 ? { ...rest, rows: rows.slice(1) } : undefined),
    "the row of what was rolled back is there": ({ rows, ...rest }) => {
      const undone = rest.operations.find(
        (each) => each.kind === "append" && each.transaction !== undefined && !rows.includes(each.transaction),
      );
      return undone && { ...rest, rows: [...rows, (undone as AppendCall).transaction as string] };
    },
  },
  "what is read is what the log holds": {
    "a page leaves one out": operation((each) =>
      each.kind === "page" && each.ids.length > 2 ? { ...each, ids: each.ids.toSpliced(1, 1) } : undefined,
    ),
    "a stream comes backwards": operation((each) =>
      each.kind === "stream" && each.ids.length > 1 ? { ...each, ids: each.ids.toReversed() } : undefined,
    ),
    "a stream holds an event of another": operation((each, { log }) => {
      if (each.kind !== "stream" || each.ids.length === 0) return undefined;
      const other = log.find(({ stream }) => stream !== each.stream);
      return other && { ...each, ids: each.ids.with(-1, other.id) };
    }),
  },
  "what was known before is not missed": {
    "an append made later stands earlier": (history) => {
      const { log, operations } = history;
      const first = operations.find(
        (each) =>
          each.kind === "append" && acknowledged(each.answer)?.repeated === false && each.ids.at(-1) !== log.at(-1)?.id,
      );
      const last = operations.findLast((each) => each.kind === "append" && acknowledged(each.answer));
      return first && last && late("append", (call) => call === first)(history);
    },
    "a page ends before what was acknowledged": late("page", ({ last, after, ids }) => last && after + ids.length < 20),
    "a stream is read without what was acknowledged": (history) =>
      late("stream", ({ stream, after, ids, limit }) => {
        const inStream = history.log.filter((event) => event.stream === stream).length;
        return ids.length < limit && after + ids.length < inStream;
      })(history),
    "a refusal tells of an old version": (history) =>
      late("append", ({ stream, answer }) => {
        const inStream = history.log.filter((event) => event.stream === stream).length;
        return answer !== "unknown" && "refused" in answer && answer.refused < inStream;
      })(history),
    "a command is not found although it was applied": (history) =>
      late("outcome", ({ command, ids }) => {
        const is = (each: Operation) => each.kind === "append" && each.command === command && acknowledged(each.answer);
        return ids.length === 0 && history.operations.some(is);
      })(history),
  },
  "nothing is seen before it was asked for": {
    "a read ends before the append begins": operation((each) =>
      each.kind === "page" && each.ids.length > 0 ? { ...each, start: 0, end: 1 } : undefined,
    ),
  },
  "a subscriber sees every event once and in order": {
    "one is missed": told((ids) => ids.toSpliced(3, 1)),
    "one comes twice": told((ids) => ids.toSpliced(3, 0, ids[3] as string)),
    "two change places": told((ids) => ids.with(3, ids[4] as string).with(4, ids[3] as string)),
    "the last is missed": told((ids) => ids.slice(0, -1)),
    "something is told that is not there": told((ids) => [...ids, "nobody's"]),
  },
};

function told(change: (ids: readonly string[]) => readonly string[]): Plant {
  return ({ followers, ...rest }) => ({
    ...rest,
    followers: { ...followers, "subscriber 2": change(followers["subscriber 2"] ?? []) },
  });
}

describe.each(Object.entries(planted))("%s:", (promise, plants) => {
  test.each(Object.entries(plants))("it is found when %s", (_, plant) => {
    fc.assert(
      fc.property(goodHistories, (history) => {
        fc.pre(history.log.length > 20);
        const spoilt = plant(history);
        fc.pre(spoilt !== undefined);
        expect(violations(spoilt).map(({ broken }) => broken)).toContain(promise);
      }),
      { numRuns: 50, maxSkipsPerRun: 200 },
    );
  });
});
