import { CaseloopError } from "@caseloop/core";

/** One cell that is not as it should be; line and column count from 1. */
export interface TableProblem {
  readonly line: number;
  readonly column: number;
  readonly header?: string;
  readonly received: string;
  readonly expected: string;
}

/** A decision table cannot be read; `facts.problems` tells every cell at fault. */
export class InvalidTable extends CaseloopError<"invalid-table", { problems: readonly TableProblem[] }> {
  constructor(problems: readonly TableProblem[]) {
    const list = problems.map(
      ({ line, column, header, received, expected }) =>
        `line ${line}, column ${column}${header === undefined ? "" : ` (${header})`}: ${JSON.stringify(received)}, expected ${expected}`,
    );
    super("invalid-table", `the decision table cannot be read: ${list.join("; ")}`, { problems });
  }
}
