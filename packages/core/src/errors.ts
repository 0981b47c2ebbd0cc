/**
 * What can go wrong beneath the domain. A refusal is a value (see `rejection.ts`); these are thrown, and are told
 * apart by `code`, never by `instanceof` alone, so that two copies of the package in one process still agree.
 */

/** Common shape: a stable `code` and the `facts` a program needs. */
export class CaseloopError<Code extends string = string, Facts extends object = object> extends Error {
  readonly code: Code;
  readonly facts: Readonly<Facts>;
  constructor(code: Code, message: string, facts: Facts, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.code = code;
    this.facts = facts;
  }
}

/** Is this error the one with that code? Narrows without `instanceof`. */
export function hasCode<Code extends string>(error: unknown, code: Code): error is CaseloopError<Code> {
  return typeof error === "object" && error !== null && "code" in error && error.code === code;
}

/** What an append expects of its stream: exactly this version, no stream, an existing stream, or anything. */
export type Expected = number | "any" | "none" | "exists";

/** The stream was not as expected; nothing was written. */
export class ConcurrencyError extends CaseloopError<
  "concurrency",
  { stream: string; expected: Expected; actual: number }
> {
  constructor(stream: string, expected: Expected, actual: number) {
    super("concurrency", `stream ${stream} was expected at ${expected} and is at ${actual}`, {
      stream,
      expected,
      actual,
    });
  }
}

/** A command id was seen before, for another stream or another command; nothing was written. */
export class CommandIdReusedError extends CaseloopError<
  "command-id-reused",
  { commandId: string; first: string; now: string }
> {
  constructor(commandId: string, first: string, now: string) {
    super("command-id-reused", `command ${commandId} was ${first} and now comes as ${now}`, { commandId, first, now });
  }
}

/** The log holds an event type that the code does not know; it is never skipped. */
export class UnknownEventError extends CaseloopError<
  "unknown-event",
  { stream: string; version: number; type: string; schema: number }
> {
  constructor(stream: string, version: number, type: string, schema: number) {
    super("unknown-event", `no schema for ${type} (version ${schema}) at ${stream}@${version}`, {
      stream,
      version,
      type,
      schema,
    });
  }
}

/** A recorded event cannot be read as what it says it is. */
export class CorruptEventError extends CaseloopError<
  "corrupt-event",
  { stream: string; version: number; problem: string }
> {
  constructor(stream: string, version: number, problem: string, cause?: unknown) {
    super("corrupt-event", `${stream}@${version}: ${problem}`, { stream, version, problem }, cause);
  }
}

/** A decider returned an event that its own schema refuses: a defect of the code; nothing was written. */
export class InvalidEventError extends CaseloopError<"invalid-event", { type: string; issues: readonly FieldIssue[] }> {
  constructor(type: string, issues: readonly FieldIssue[]) {
    super("invalid-event", `${type}: ${issues.map((issue) => `${issue.field} ${issue.problem}`).join("; ")}`, {
      type,
      issues,
    });
  }
}

/** A value that JSON cannot carry unchanged (NaN, Date, Map, lone surrogate …); nothing was written. */
export class InvalidPayloadError extends CaseloopError<"invalid-payload", { field: string; found: string }> {
  constructor(field: string, found: string) {
    super("invalid-payload", `${field} holds ${found}, which JSON cannot carry unchanged`, { field, found });
  }
}

/** The definition of a decider, projection or process contradicts itself; thrown when it is defined. */
export class DefinitionError extends CaseloopError<"definition", { name: string; problem: string }> {
  constructor(name: string, problem: string) {
    super("definition", `${name}: ${problem}`, { name, problem });
  }
}

/** Why a store could not serve: nothing of the refused append is in the log, except after `outcome-unknown`. */
export type StoreFault =
  | "busy"
  | "full"
  | "read-only"
  | "closed"
  | "corrupt"
  | "too-new"
  | "outcome-unknown"
  | "unavailable";

/** The store itself failed; `facts.fault` says how. After `outcome-unknown`, retry with the same command id. */
export class StoreError extends CaseloopError<`store-${StoreFault}`, { fault: StoreFault; where: string }> {
  constructor(fault: StoreFault, where: string, message: string, cause?: unknown) {
    super(`store-${fault}`, `${where}: ${message}`, { fault, where }, cause);
  }
}

/** A projection or process could not take an event, and stopped before it. */
export class PoisonEventError extends CaseloopError<
  "poison-event",
  { reader: string; position: number; stream: string; version: number; type: string }
> {
  constructor(
    reader: string,
    event: { position: number; stream: string; version: number; type: string },
    cause: unknown,
  ) {
    const { position, stream, version, type } = event;
    const why = cause instanceof Error ? cause.message : String(cause);
    super(
      "poison-event",
      `${reader} stopped at position ${position} (${stream}@${version} ${type}): ${why}`,
      { reader, position, stream, version, type },
      cause,
    );
  }
}

/** A rebuilt view differs from the live one although the projection is the same; it was not switched. */
export class ViewDiffersError extends CaseloopError<"view-differs", { view: string; keys: readonly string[] }> {
  constructor(view: string, keys: readonly string[]) {
    super("view-differs", `the rebuilt ${view} differs from the live one at ${keys.slice(0, 5).join(", ")}`, {
      view,
      keys,
    });
  }
}

/** One field that is not as it should be. */
export interface FieldIssue {
  /** Where, as a path: `parties[0].phone`; empty for the whole. */
  readonly field: string;
  readonly problem: string;
  /** What came, shortened. */
  readonly received: string;
  readonly expected?: string;
}
