import { CaseloopError } from "@caseloop/core";

/** A value handed in is not what the field takes; the facts name the field, what came and what was expected. */
export class InvalidValue extends CaseloopError<
  "invalid-value",
  { field: string; received: string; expected: string }
> {
  constructor(field: string, received: unknown, expected: string) {
    const came = typeof received === "string" ? JSON.stringify(received) : String(received);
    super("invalid-value", `${field} is ${came}; expected ${expected}`, { field, received: came, expected });
  }
}
