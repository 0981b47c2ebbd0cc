import { z } from "zod";
import type { Schemas } from "./schemas.ts";

/** The schemas by type, each compiled when it is first asked for: the same answers, several times faster; as they are where code may not be generated. */
export function compiled(schemas: Schemas): (type: string) => z.ZodType | undefined {
  const known = new Map<string, z.ZodType>();
  return (type) => {
    const found = known.get(type);
    if (found) return found;
    const schema = Object.hasOwn(schemas, type) ? schemas[type] : undefined;
    if (!schema) return undefined;
    const made = z.config().jitless ? schema : z.compile(schema);
    known.set(type, made);
    return made;
  };
}
