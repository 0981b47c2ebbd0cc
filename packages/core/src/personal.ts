import { z } from "zod";

/** Whose a personal field is: a role in the case, such as `complainant`. */
export interface Personal {
  readonly subject: string;
}

const fields = z.registry<Personal>();

/**
 * Marks a field as personal data (个人信息): readers may redact it, and a vault may keep it apart and erase it.
 * Source: Personal Information Protection Law (个人信息保护法) art. 4, 47.
 */
export function personal<S extends z.ZodType>(schema: S, about: Personal): S {
  const marked = schema.clone() as S;
  fields.add(marked, about);
  return marked;
}

/** The mark of a field, if it has one. */
export function personalMark(schema: z.core.$ZodType): Personal | undefined {
  return fields.get(schema as z.ZodType);
}
