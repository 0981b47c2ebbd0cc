import type { EventOf } from "@caseloop/core";
import { acts, chinaCalendar } from "@caseloop/law";
import { type ClockContext, clocks, loadClocks } from "../src/index.ts";

export type ClockEvent = EventOf<typeof clocks>;

/** Something happened in the case, or time was looked at. */
export type Step =
  | { readonly at: string; readonly event: string; readonly data?: Readonly<Record<string, unknown>> }
  | { readonly at: string; readonly tick: true };

/** A day of 2023 in China, at ten in the morning or the time given: `07-10`, `07-10T18:00`. */
export function on(day: string): string {
  const [date, time = "10:00"] = day.split("T");
  return new Date(`2023-${date}T${time}:00+08:00`).toISOString();
}
export const seen = (event: string, day: string, data: Readonly<Record<string, unknown>> = {}): Step => ({
  at: on(day),
  event,
  data,
});
export const look = (day: string): Step => ({ at: on(day), tick: true });

/** A context with one profile that has these clocks. */
export function under(
  clock: object | readonly object[],
  more: object = {},
  about: Partial<ClockContext> = {},
): ClockContext {
  const list = (Array.isArray(clock) ? clock : [clock]).map((one: object) => ({
    id: "c",
    zh: "时限",
    en: "clock",
    ...one,
  }));
  return {
    calendar: chinaCalendar,
    acts,
    profiles: [
      loadClocks(
        [{ id: "p", version: "1", effective: { from: "2018-09-01" }, rules: { clocks: list, ...more } }],
        about.acts,
      ),
    ],
    ...about,
  };
}

/** Plays a case and gives all that its clocks recorded; throws on a refusal. `contextOf` may change between steps. */
export function play(context: ClockContext | ((step: number) => ClockContext), steps: readonly Step[]) {
  let state = clocks.initial;
  let version = 0;
  const events: ClockEvent[] = [];
  steps.forEach((step, i) => {
    const command =
      "event" in step
        ? { type: "Observe", data: { event: step.event, version: ++version, data: step.data ?? {} } }
        : { type: "FallDue", data: {} };
    const now = { ...(typeof context === "function" ? context(i) : context), at: step.at };
    const decision = clocks.decide(command, state, now);
    if ("code" in decision) throw new Error(`${decision.code}: ${decision.because}`);
    events.push(...decision);
    state = clocks.evolve(state, decision);
  });
  return { events, state };
}

/** What was recorded, without its schedule, as `type at rest`, times in China. */
export function lines(events: readonly ClockEvent[]): readonly string[] {
  return events.flatMap((event) => {
    if (event.type === "Scheduled" || event.type === "FactsLearnt") return [];
    const { data } = event;
    const words = [event.type.replace(/^Clock/, ""), local(data.at)];
    if (event.type === "NoticeGiven") words.push(event.data.notice);
    if ("limit" in data) words.push(`due ${local(data.limit.due)}`);
    if ("by" in data) words.push(`by ${data.by.join("+")}`);
    if (event.type === "NotApart") words.push(event.data.who);
    if ("how" in data) words.push(data.how);
    if ("late" in data && data.late) words.push("late");
    return [words.join(" ")];
  });
}

/** Month, day and time in China; the last millisecond of a day is its end. */
export function local(at: string): string {
  const text = new Date(Date.parse(at) + 8 * 3_600_000).toISOString();
  return text.slice(11) === "23:59:59.999Z" ? `${text.slice(5, 10)} end` : text.slice(5, 16).replace("T", " ");
}
