import { UnfitFact } from "./errors.ts";
import { type FactDefinition, type FactValue, unfit } from "./fact.ts";

/** How many different answers a fact can have, "not found out" included; `undefined` where they cannot be listed. */
export function answersOf(definition: FactDefinition | undefined): number | undefined {
  if (definition?.kind === "flag") return 3;
  return definition?.kind === "choice" ? definition.of.length + 1 : undefined;
}

/** Which of its listed answers this one is, from 1; 0 where they cannot be listed. Throws `UnfitFact`. */
export function answerCode(fact: string, definition: FactDefinition, value: FactValue): number {
  if (definition.kind === "flag") {
    if (value === true) return 2;
    if (value === false) return 1;
  } else if (definition.kind === "choice") {
    const place = definition.of.indexOf(value as string);
    if (place >= 0) return place + 1;
  }
  const expected = unfit(definition, value);
  if (expected !== undefined) throw new UnfitFact(fact, value, expected);
  return 0;
}
