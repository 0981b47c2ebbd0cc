import { fen, formatYuan } from "@caseloop/law";
import type { Zone } from "../local-time.ts";
import type { Io } from "../shell/io.ts";
import type { Change, Entry } from "./entries.ts";
import { deadlineName, eventName } from "./names.ts";

/** A timeline as lines of text, in the local time of a zone; in brief, only what happened and the deadlines it set. */
export function timelineLines(entries: readonly Entry[], zone: Zone, io: Io, { brief = false } = {}): string[] {
  return entries.flatMap((entry) => [
    heading(entry, zone, io, brief),
    ...[...(brief ? [] : content(entry, io)), ...limits(entry, zone, io)].map((line) => `    ${line}`),
  ]);
}

function heading({ stream, version, type, occurredAt, recordedAt, by }: Entry, zone: Zone, io: Io, brief: boolean) {
  const who = by === undefined ? "" : `  by ${by}`;
  const full = `  ${stream}@${version}, recorded 记录 ${zone.show(recordedAt)}`;
  const place = io.paint("dim", brief ? `  ${stream}@${version}` : full);
  return `${zone.show(occurredAt)}  ${io.paint("bold", eventName(type))}${who}${place}`;
}

function content(entry: Entry, io: Io): string[] {
  const facts = factsOf(entry.data, entry.by);
  const changed = entry.changed.filter((change) => isWorthTelling(change, entry)).map(told);
  return [
    ...(facts.length > 0 ? [facts.join(", ")] : []),
    ...(changed.length > 0 ? [io.paint("cyan", `changed 变更 ${changed.join(", ")}`)] : []),
  ];
}

function limits({ deadlines, bases }: Entry, zone: Zone, io: Io): string[] {
  return [
    ...deadlines.flatMap(({ name, due, term, calendar, basis }) => {
      const counted = term === undefined ? "" : ` (${term}s, ${calendar})`;
      return [
        io.paint("yellow", `due 时限 ${deadlineName(name)} by ${zone.show(due)}${counted}`),
        `   ${basis.zh} / ${basis.en}${basis.assumed ? " [assumed 未经证实]" : ""}`,
      ];
    }),
    ...bases.map(({ zh, en }) => `basis 依据 ${zh} / ${en}`),
  ];
}

/** What an event says, except what stands on other lines of its entry, and who did it. */
function factsOf(data: unknown, by: string | undefined, path = ""): string[] {
  if (typeof data !== "object" || data === null || Array.isArray(data)) return [`${path} ${short(data)}`];
  return Object.entries(data).flatMap(([key, value]) => {
    if (elsewhere.includes(key) || value === by || value === false || value === undefined) return [];
    if (Array.isArray(value) && value.length === 0) return [];
    if (inFen.includes(key)) return [`${key} ${formatYuan(fen(Number(value)))}`];
    return factsOf(value, by, path === "" ? key : `${path}.${key}`);
  });
}
const inFen = ["amount", "claimed", "agreed", "recovered"];
const dues = ["acceptBy", "mediateBy", "tellBy", "checkBy", "settleBy"];
const elsewhere = ["at", "due", "cycle", "limits", "limit", "giveBack", "basis", "fields", "digest", "pause", ...dues];

/** A field that got its first value is told by the event itself; deadlines have their own lines. */
function isWorthTelling({ field, before, after }: Change, entry: Entry): boolean {
  if (field.startsWith("limits") || dues.some((due) => field.startsWith(due))) return false;
  return field === "status" || (after !== undefined && entry.version > 1 && isSomething(before));
}

function isSomething(value: unknown): boolean {
  return value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);
}

function told({ field, before, after }: Change): string {
  return `${field} ${short(before)} → ${short(after)}`;
}

function short(value: unknown): string {
  const text = typeof value === "string" ? value : value === undefined ? "–" : JSON.stringify(value);
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}
