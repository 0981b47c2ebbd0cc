import { z } from "zod";

/** What a fact or a field is compared with. */
const scalar = z.union([z.string(), z.number(), z.boolean()]);
export type Scalar = z.output<typeof scalar>;

/** `ticket.Dispatched` */
export const eventName = z.string().regex(/^[A-Za-z]\w*\.[A-Za-z]\w*$/, "an event such as ticket.Dispatched");

/** A field of the event at hand, `data.limits.reply`, or a fact learnt from earlier ones, `facts.kind`. */
export const fieldPath = z.string().regex(/^(data|facts)(\.\w+)+$/, "a field such as data.limits.reply or facts.kind");

/**
 * 条件, as data: an event that just happened (a CMMN on-part), a comparison with a field or a fact (an if-part), or all, any (a list)
 * or none of others.
 */
export type Condition =
  | string
  | readonly Condition[]
  | { readonly all: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly field: string; readonly is: Scalar }
  | { readonly field: string; readonly oneOf: readonly Scalar[] }
  | { readonly field: string; readonly exists: boolean };

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union(
    [
      eventName,
      z.array(conditionSchema).min(1),
      z.strictObject({ all: z.array(conditionSchema).min(1) }),
      z.strictObject({ not: conditionSchema }),
      z.strictObject({ field: fieldPath, is: scalar }),
      z.strictObject({ field: fieldPath, oneOf: z.array(scalar).min(1) }),
      z.strictObject({ field: fieldPath, exists: z.boolean() }),
    ],
    { error: "an event, a list of conditions, or one of { all } { not } { field, is | oneOf | exists }" },
  ),
);

/** The event at hand, and what is known by then. */
export interface Seen {
  readonly event: string;
  readonly data: object;
  readonly facts: Readonly<Record<string, Scalar>>;
}

/** Whether the condition holds at that event. */
export function holds(condition: Condition, seen: Seen): boolean {
  if (typeof condition === "string") return condition === seen.event;
  if (isList(condition)) return condition.some((one) => holds(one, seen));
  if ("all" in condition) return condition.all.every((one) => holds(one, seen));
  if ("not" in condition) return !holds(condition.not, seen);
  const value = valueAt(seen, condition.field);
  if ("exists" in condition) return condition.exists === (value !== undefined);
  return "is" in condition ? value === condition.is : condition.oneOf.some((one) => one === value);
}

/** Whether it could hold at an event of that name, whatever its data and the facts. */
export function mayHold(condition: Condition, event: string): boolean {
  if (typeof condition === "string") return condition === event;
  if (isList(condition)) return condition.some((one) => mayHold(one, event));
  if ("all" in condition) return condition.all.every((one) => mayHold(one, event));
  return !("not" in condition) || !mustHold(condition.not, event);
}

function mustHold(condition: Condition, event: string): boolean {
  if (typeof condition === "string") return condition === event;
  if (isList(condition)) return condition.some((one) => mustHold(one, event));
  if ("all" in condition) return condition.all.every((one) => mustHold(one, event));
  return "not" in condition && !mayHold(condition.not, event);
}

/** The steps to each field that a profile names, so that a path is taken apart once. */
const steps = new Map<string, readonly string[]>();

/** What stands in a field; `undefined` where nothing does. */
export function valueAt(seen: Seen, path: string): unknown {
  const keys = steps.get(path) ?? path.split(".");
  steps.set(path, keys);
  let value: unknown = seen;
  for (const key of keys) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** The events a condition names. */
export function eventsIn(condition: Condition): readonly string[] {
  if (typeof condition === "string") return [condition];
  if (isList(condition)) return condition.flatMap(eventsIn);
  if ("all" in condition) return condition.all.flatMap(eventsIn);
  return "not" in condition ? eventsIn(condition.not) : [];
}

/** The fields a condition reads. */
export function fieldsIn(condition: Condition): readonly string[] {
  if (typeof condition === "string") return [];
  if (isList(condition)) return condition.flatMap(fieldsIn);
  if ("all" in condition) return condition.all.flatMap(fieldsIn);
  return "not" in condition ? fieldsIn(condition.not) : [condition.field];
}

function isList(condition: Condition): condition is readonly Condition[] {
  return Array.isArray(condition);
}
