/**
 * What this package throws. Every error carries a stable `code` and its `facts`, the shape of `CaseloopError` in
 * `@caseloop/core`, so one `hasCode` tells them all apart.
 */
export abstract class LawError<Code extends string, Facts extends object> extends Error {
  readonly code: Code;
  readonly facts: Readonly<Facts>;
  constructor(code: Code, message: string, facts: Facts) {
    super(message);
    this.name = new.target.name;
    this.code = code;
    this.facts = facts;
  }
}

/** A value handed in is not what the field takes; the facts name the field, what came and what was expected. */
export class InvalidValue extends LawError<"invalid-value", { field: string; received: string; expected: string }> {
  constructor(field: string, received: unknown, expected: string) {
    const came = typeof received === "string" ? JSON.stringify(received) : String(received);
    super("invalid-value", `${field} is ${came}; expected ${expected}`, { field, received: came, expected });
  }
}
