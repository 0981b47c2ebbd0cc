import { type AppendCall, acknowledged, type History, type Logged } from "./operations.ts";
import { inAcknowledged, inCall, inLog, inTold, type Plant, tooLate } from "./plant.ts";
import type { Broken } from "./violations.ts";

const versionOf = ({ log }: History, stream: string) => log.filter((event) => event.stream === stream).length;
const attempts = ({ operations }: History, of: AppendCall) =>
  operations.filter((each) => each.kind === "append").filter(({ ids }) => ids[0] === of.ids[0]);
const last = (log: readonly Logged[]) => log.at(-1) as Logged;

/** Cuts a page or a stream right before an event with this ending, which is not the first of what was recorded together. */
const cutBefore = (ending: string, ids: readonly string[]) => {
  const cut = ids.findIndex((id) => id.endsWith(ending));
  return cut > 0 && { ids: ids.slice(0, cut) };
};

/** Ways to break each promise. */
export const planted: Readonly<Record<Broken, Readonly<Record<string, Plant>>>> = {
  "positions run from 1 without gaps": {
    "a position is left out": inLog((log) => log.with(-1, { ...last(log), position: log.length + 1 })),
    "a position is taken twice": inLog((log) => log.with(5, { ...(log[5] as Logged), position: 5 })),
  },
  "versions run from 1 without gaps": {
    "a version is left out": inLog((log) => log.with(-1, { ...last(log), version: last(log).version + 1 })),
    "a version is taken twice": inLog((log) => log.with(-1, { ...last(log), version: last(log).version - 1 })),
  },
  "an event is recorded once": {
    "a retry is recorded again": inLog((log) => [
      ...log,
      { ...last(log), position: log.length + 1, version: last(log).version + 1 },
    ]),
  },
  "what was acknowledged is there as it was answered": {
    "the last append is lost": inLog((log, { operations }) => {
      const of = operations.filter((each) => each.kind === "append" && each.ids.includes(last(log).id));
      return of.some((each) => each.kind === "append" && acknowledged(each.answer)) && log.slice(0, -1);
    }),
    "an answer names another place": inAcknowledged((_, answer) => ({
      answer: { ...answer, positions: answer.positions.map((at) => at + 1) },
    })),
    "an answer names another version": inAcknowledged((_, answer) => ({
      answer: { ...answer, version: answer.version + 1 },
    })),
    "an answer names other events": inAcknowledged((_, answer) => ({ answer: { ...answer, appended: ["another's"] } })),
  },
  "what was not acknowledged is not there": {
    "what was refused is recorded": inAcknowledged(
      (call, _, history) => attempts(history, call).length === 1 && { answer: { refused: 7 } },
    ),
    "what failed is recorded": inAcknowledged(
      (call, _, history) => attempts(history, call).length === 1 && { answer: { failed: "store-busy" } },
    ),
    "something is recorded that nobody asked for": inLog((log) => [
      ...log,
      { id: "nobody's", stream: "visit-1", version: 1, position: log.length + 1 },
    ]),
  },
  "an expected version is exact": {
    "an update is lost": inAcknowledged(
      ({ expected }, { repeated }) => !repeated && typeof expected === "number" && { expected: expected - 1 },
    ),
    "a stream that exists is taken for new": inAcknowledged(
      ({ ids }, { repeated, version }) => !repeated && version > ids.length && { expected: "none" },
    ),
    "a new stream is taken for one that exists": inAcknowledged(
      ({ ids }, { repeated, version }) => !repeated && version === ids.length && { expected: "exists" },
    ),
    "what was as expected is refused": inCall(
      "append",
      (call) => call.answer !== "unknown" && "refused" in call.answer && { ...call, expected: call.answer.refused },
    ),
  },
  "an append is there as a whole": {
    "the end of an append is lost": inAcknowledged(({ ids }) => ({ ids: [...ids, "lost"] })),
    "something stands between its events": inLog((log) => {
      const at = log.findIndex(({ id, stream }, i) => i > 0 && id.endsWith("-1") && stream !== log[i + 1]?.stream);
      const [one, other] = [log[at], log[at + 1]];
      if (!one || !other) return false;
      return log.with(at, { ...other, position: at + 1 }).with(at + 1, { ...one, position: at + 2 });
    }),
    "a page ends in the middle of an append": inCall("page", (call) => {
      const cut = call.last && cutBefore("-1", call.ids);
      return cut && { ...call, ...cut };
    }),
    "a page ends in the middle of a host's transaction": inCall("page", (call) => {
      const cut = call.last && cutBefore("-y1", call.ids);
      return cut && { ...call, ...cut };
    }),
    "a stream is read up to the middle of an append": inCall("stream", (call) => {
      const cut = cutBefore("-1", call.ids);
      return cut && { ...call, ...cut };
    }),
  },
  "a command is applied once": {
    "a retry is told that it was the first": inAcknowledged((call, answer, history) => {
      const first = attempts(history, call).some((each) => acknowledged(each.answer)?.repeated === false);
      return answer.repeated && first && { answer: { ...answer, repeated: false } };
    }),
    "the only attempt is told that it was not the first": inAcknowledged((call, answer, history) => {
      const only = call.command !== undefined && attempts(history, call).length === 1;
      return only && { answer: { ...answer, repeated: true } };
    }),
  },
  "rows of the host and events commit together": {
    "a row is lost": (history) => (history.rows.length > 0 ? { ...history, rows: history.rows.slice(1) } : undefined),
    "the row of what was rolled back is there": (history) => {
      const undone = history.operations
        .map((each) => (each.kind === "append" ? each.transaction : undefined))
        .find((id) => id !== undefined && !history.rows.includes(id));
      return undone === undefined ? undefined : { ...history, rows: [...history.rows, undone] };
    },
  },
  "what is read is what the log holds": {
    "a page leaves one out": inCall(
      "page",
      (call) => call.ids.length > 2 && { ...call, ids: call.ids.toSpliced(1, 1) },
    ),
    "a stream comes backwards": inCall(
      "stream",
      (call) => call.ids.length > 1 && { ...call, ids: call.ids.toReversed() },
    ),
    "a stream holds an event of another": inCall("stream", (call, { log }) => {
      const other = log.find(({ stream }) => stream !== call.stream);
      return call.ids.length > 0 && other && { ...call, ids: call.ids.with(-1, other.id) };
    }),
  },
  "what was known before is not missed": {
    "an append that was made later stands earlier": tooLate("append", ({ ids, answer }, { log }) => {
      const first = acknowledged(answer)?.repeated === false;
      return first && ids.at(-1) !== last(log).id;
    }),
    "a page ends before what was acknowledged": tooLate(
      "page",
      ({ last, after, ids }) => last && after + ids.length < 20,
    ),
    "a stream is read without what was acknowledged": tooLate("stream", ({ stream, after, ids, limit }, history) => {
      return ids.length < limit && after + ids.length < versionOf(history, stream);
    }),
    "a refusal tells of an old version": tooLate("append", ({ stream, answer }, history) => {
      return answer !== "unknown" && "refused" in answer && answer.refused < versionOf(history, stream);
    }),
    "a command is not found although it was applied": tooLate("outcome", ({ command, ids }, { operations }) => {
      const own = operations.filter((each) => each.kind === "append" && each.command === command);
      return ids.length === 0 && own.some((each) => each.kind === "append" && acknowledged(each.answer));
    }),
  },
  "nothing is seen before it was asked for": {
    "a page is read before its events": inCall("page", (call) => call.ids.length > 0 && { ...call, start: 0, end: 1 }),
  },
  "a subscriber sees every event once and in order": {
    "one is missed": inTold((ids) => ids.toSpliced(3, 1)),
    "one comes twice": inTold((ids) => ids.toSpliced(3, 0, ids[3] as string)),
    "two change places": inTold((ids) => ids.with(3, ids[4] as string).with(4, ids[3] as string)),
    "the last is missed": inTold((ids) => ids.slice(0, -1)),
    "something is told that is not there": inTold((ids) => [...ids, "nobody's"]),
  },
};
