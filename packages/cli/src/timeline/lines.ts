import type { Zone } from "../local-time.ts";
import type { Io } from "../shell/io.ts";
import type { Change, Entry } from "./entries.ts";
import { deadlineName, eventName } from "./names.ts";

/** A timeline as lines of text, in the local time of a zone. */
export function timelineLines(entries: readonly Entry[], zone: Zone, io: Io): string[] {
  return entries.flatMap((entry) => entryLines(entry, zone, io));
}

function entryLines(entry: Entry, zone: Zone, io: Io): string[] {
  const who = entry.by === undefined ? "" : `  by ${entry.by}`;
  const place = io.paint("dim", `  ${entry.stream}@${entry.version}`);
  const lines = [`${zone.show(entry.occurredAt)}  ${io.paint("bold", eventName(entry.type))}${who}${place}`];
  const add = (text: string) => lines.push(`    ${text}`);
  if (differ(entry.occurredAt, entry.recordedAt))
    add(io.paint("dim", `recorded 记录于 ${zone.show(entry.recordedAt)}`));
  const facts = factsOf(entry.data);
  if (facts.length > 0) add(facts.join(", "));
  const changed = entry.changed.filter((change) => isWorthTelling(change, entry)).map(told);
  if (changed.length > 0) add(io.paint("cyan", `changed 变更 ${changed.join(", ")}`));
  for (const { name, due, term, calendar, basis } of entry.deadlines) {
    const counted = term === undefined ? "" : ` (${term}s, ${calendar})`;
    add(io.paint("yellow", `due 时限 ${deadlineName(name)} by ${zone.show(due)}${counted}`));
    add(`   ${basis.zh} / ${basis.en}${basis.assumed ? " [assumed 未经证实]" : ""}`);
  }
  for (const basis of entry.bases) add(`basis 依据 ${basis.zh} / ${basis.en}`);
  return lines;
}

/** Within a minute of each other, the second time tells nothing. */
function differ(occurredAt: string, recordedAt: string): boolean {
  return Math.abs(Date.parse(recordedAt) - Date.parse(occurredAt)) > 60_000;
}

/** What an event says, except what stands on other lines of its entry. */
function factsOf(data: unknown, path = ""): string[] {
  if (typeof data !== "object" || data === null || Array.isArray(data)) return [`${path} ${short(data)}`];
  return Object.entries(data).flatMap(([key, value]) => {
    if (elsewhere.includes(key) || value === undefined || (Array.isArray(value) && value.length === 0)) return [];
    if (value === false) return [];
    return factsOf(value, path === "" ? key : `${path}.${key}`);
  });
}
const elsewhere = ["at", "limits", "limit", "giveBack", "basis", "fields", "digest", "pause"];
const dues = ["acceptBy", "mediateBy", "tellBy", "checkBy", "settleBy"];
elsewhere.push(...dues);

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
