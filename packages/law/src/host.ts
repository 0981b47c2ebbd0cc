import { z } from "zod";
import type { Calendar, Coverage, OfficeHours, RollOn } from "./calendar.ts";
import { type DayKind, isWeekday, tabulated } from "./daytable.ts";
import { InvalidValue } from "./errors.ts";
import { type Day, dayNumber } from "./time.ts";

/** A host's calendar: its own, or its corrections on top of `base`. */
export interface HostCalendar {
  readonly id: string;
  /** The host's own version of its data; a change of any list is a new version. */
  readonly version: string;
  /** Answers wherever the host says nothing; without it Monday to Friday are working days. */
  readonly base?: Calendar;
  /** IANA name; the base's, or Asia/Shanghai. */
  readonly zone?: string;
  /** The base's, if left out. Where it reaches beyond the base, the host vouches that its lists are complete there. */
  readonly covers?: Coverage;
  /** Statutory holidays 法定节假日. */
  readonly holidays?: readonly Day[];
  /** Working days, such as make-up days 调休. */
  readonly workdays?: readonly Day[];
  readonly officeHours?: readonly OfficeHours[];
  readonly rollOn?: RollOn;
}

const LONGEST_DAYS = 366 * 200;

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

function isDay(text: string): boolean {
  try {
    return !Number.isNaN(dayNumber(text));
  } catch {
    return false;
  }
}

const day = z.string().refine(isDay, "a day YYYY-MM-DD that exists");
const shape = z.strictObject({
  id: z.string().regex(/^[\w.-]+$/, "letters, digits, dot, dash or underscore"),
  version: z.string().regex(/^[\w.-]+$/, "letters, digits, dot, dash or underscore"),
  base: z
    .custom<Calendar>((value) => typeof value === "object" && value !== null && "workdayAfter" in value, "a Calendar")
    .optional(),
  zone: z.string().refine(isZone, "an IANA time zone such as Asia/Shanghai").optional(),
  covers: z.strictObject({ from: day, to: day }).optional(),
  holidays: z.array(day).optional(),
  workdays: z.array(day).optional(),
  officeHours: z.array(z.tuple([z.string(), z.string()])).optional(),
  rollOn: z.enum(["statutoryHoliday", "nonWorkday"]).optional(),
});

/** The value found at a path of the input, shortened. */
function valueAt(input: unknown, path: readonly PropertyKey[]): string {
  let value = input;
  for (const key of path) value = Object(value)[key];
  return typeof value === "string" ? value : (JSON.stringify(value) ?? String(value)).slice(0, 80);
}

function checked(input: HostCalendar): void {
  const issue = shape.safeParse(input).error?.issues[0];
  if (!issue) return;
  const path = issue.path.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("");
  const field = path.slice(1) || "calendar";
  const unknown = issue.code === "unrecognized_keys" ? issue.keys.join(", ") : valueAt(input, issue.path);
  throw new InvalidValue(field, unknown, issue.message);
}

/**
 * A calendar from a host's own data; throws `InvalidValue` naming the field when the data contradict themselves.
 * Its `version` is `id@version`, followed by `+` and the version of the base it corrects.
 */
export function hostCalendar(input: HostCalendar): Calendar {
  checked(input);
  const { base } = input;
  const covers = input.covers ?? base?.covers;
  if (!covers) throw new InvalidValue("covers", undefined, "the first and last day, since there is no base");
  const [first, last] = [dayNumber(covers.from), dayNumber(covers.to)];
  if (last < first) throw new InvalidValue("covers.to", covers.to, `a day not before ${covers.from}`);
  if (last - first > LONGEST_DAYS)
    throw new InvalidValue("covers", `${covers.from} to ${covers.to}`, "at most 200 years");

  const own = new Map<number, DayKind>();
  for (const [field, kind] of [
    ["holidays", "holiday"],
    ["workdays", "workday"],
  ] as const) {
    (input[field] ?? []).forEach((text, index) => {
      const number = dayNumber(text);
      const name = `${field}[${index}]`;
      if (number < first || number > last)
        throw new InvalidValue(name, text, `a day in ${covers.from} to ${covers.to}`);
      if (own.has(number)) throw new InvalidValue(name, text, "a day named only once, as holiday or as workday");
      own.set(number, kind);
    });
  }
  const baseKind = (text: Day, number: number): DayKind | undefined => {
    if (!base || number < dayNumber(base.covers.from) || number > dayNumber(base.covers.to)) return undefined;
    return base.isWorkday(text) ? "workday" : base.isStatutoryHoliday(text) ? "holiday" : "rest";
  };
  return tabulated({
    id: input.id,
    version: `${input.id}@${input.version}${base ? `+${base.version}` : ""}`,
    zone: input.zone ?? base?.zone ?? "Asia/Shanghai",
    covers,
    officeHours: input.officeHours ?? base?.officeHours ?? [["09:00", "17:00"]],
    rollOn: input.rollOn ?? base?.rollOn ?? "statutoryHoliday",
    kindOf: (text, number) => own.get(number) ?? baseKind(text, number) ?? (isWeekday(number) ? "workday" : "rest"),
  });
}
