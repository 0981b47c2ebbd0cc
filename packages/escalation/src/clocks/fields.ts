import { DefinitionError, type EventSource, personalMark } from "@caseloop/core";
import type { Policy } from "@caseloop/law";
import type { z } from "zod";
import type { ClockProfile } from "./profile.ts";

/**
 * Holds what profiles read to the schemas of the events: throws `DefinitionError` for a field that an event does not have, which would
 * never be found, and for a fact that would copy personal data into the clocks.
 */
export function checkFields(
  name: string,
  sources: readonly EventSource[],
  profiles: readonly Policy<ClockProfile>[],
): void {
  for (const { id, editions } of profiles)
    for (const { version, rules } of editions) {
      const problem = (text: string) => new DefinitionError(name, `${id}@${version} ${text}`);
      for (const { event, field } of readIn(rules)) {
        const found = fieldOf(sources, event, field);
        if (found === "absent") throw problem(`reads ${field} of ${event}, which has no such field`);
      }
      for (const fact of rules.facts)
        if ("field" in fact && fieldOf(sources, fact.event, fact.field) === "personal")
          throw problem(`learns ${fact.field} of ${fact.event}, which is personal data`);
    }
}

/** The fields a profile reads of a named event. */
function readIn({ clocks, facts, apart, moments }: ClockProfile): readonly { event: string; field: string }[] {
  return [...clocks.flatMap(({ takes }) => takes), ...facts, ...apart, ...moments].flatMap((one) =>
    "field" in one && one.field.startsWith("data.") ? [{ event: one.event, field: one.field }] : [],
  );
}

type Schema = z.core.$ZodType;

function fieldOf(sources: readonly EventSource[], event: string, field: string): "absent" | "personal" | "there" {
  const [category, type = ""] = event.split(".");
  const schema = sources.find(({ name }) => name === category)?.events[type];
  if (!schema) return "there"; // an event that nobody has is told by the process itself
  let schemas: readonly Schema[] = bare(schema);
  for (const key of field.split(".").slice(1)) schemas = schemas.flatMap((one) => within(one, key)).flatMap(bare);
  if (schemas.length === 0) return "absent";
  return schemas.some((one) => personalMark(one) !== undefined) ? "personal" : "there";
}

/** A schema and all it stands for: what is optional or defaulted, each of several. */
function bare(schema: Schema): readonly Schema[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case "optional":
    case "nullable":
    case "default":
    case "readonly":
      return [schema, ...bare(def.innerType)];
    case "union":
      return [schema, ...def.options.flatMap(bare)];
    case "intersection":
      return [schema, ...bare(def.left), ...bare(def.right)];
    default:
      return [schema];
  }
}

function within(schema: Schema, key: string): readonly Schema[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === "record") return [def.valueType];
  const found = def.type === "object" ? def.shape[key] : undefined;
  return found ? [found] : [];
}
