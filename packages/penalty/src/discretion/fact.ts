import { z } from "zod";

const words = z.object({ zh: z.string().min(1), en: z.string().min(1) });

/** 事实要素: what an investigation must find out, and what kind of answer it takes. */
export const factDefinitionSchema = z.discriminatedUnion("kind", [
  words.extend({ kind: z.literal("flag") }),
  words.extend({ kind: z.literal("choice"), of: z.array(z.string().min(1)).min(2) }),
  /** A whole number, such as years of age. */
  words.extend({ kind: z.literal("whole") }),
  /** Whole fen. */
  words.extend({ kind: z.literal("money") }),
  words.extend({ kind: z.literal("day") }),
]);
export type FactDefinition = z.output<typeof factDefinitionSchema>;
export type FactDefinitions = Readonly<Record<string, FactDefinition>>;

export type FactValue = boolean | number | string;

/** 已查明的事实: a value and what proved it: ids of events or of evidence items 证据, at least one. */
export const provenSchema = z.object({
  value: z.union([z.boolean(), z.int(), z.string().min(1)]),
  evidence: z.array(z.string().min(1)).min(1),
});
/** The facts of a case, by name. */
export const factsSchema = z.record(z.string().min(1), provenSchema);

export interface Proven {
  readonly value: FactValue;
  readonly evidence: readonly string[];
}
export type Facts = Readonly<Record<string, Proven>>;

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** What a fact of this kind takes, in words; `undefined` where the value is one. */
export function unfit(definition: FactDefinition, value: FactValue): string | undefined {
  switch (definition.kind) {
    case "flag":
      return typeof value === "boolean" ? undefined : "true or false";
    case "choice":
      return definition.of.some((one) => one === value) ? undefined : `one of ${definition.of.join(", ")}`;
    case "whole":
    case "money":
      return typeof value === "number" && Number.isSafeInteger(value) && value >= 0
        ? undefined
        : "a whole number of at least 0";
    case "day":
      return typeof value === "string" && DAY.test(value) ? undefined : "a day YYYY-MM-DD";
  }
}
