import { CaseloopError } from "@caseloop/core";

/** A whole file that cannot be read as what it should be; nothing of it was imported. */
export class UnreadableFileError extends CaseloopError<
  "unreadable-file",
  { file: string; line: number; column: number; came: string; expected: string }
> {
  constructor(file: string, line: number, column: number, came: string, expected: string) {
    super("unreadable-file", `${file}:${line}:${column}: came ${came}, expected ${expected}`, {
      file,
      line,
      column,
      came,
      expected,
    });
  }
}
