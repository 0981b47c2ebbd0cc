import { parse } from "csv-parse/browser/esm/sync";
import type { Condition } from "../discretion/condition.ts";
import type { FactDefinitions } from "../discretion/fact.ts";
import { type Rule, ruleSchema } from "../discretion/rule.ts";
import { cellCondition } from "./cell.ts";
import { InvalidTable, type TableProblem } from "./invalid.ts";

/** The columns that are no facts. */
const fixed = ["id", "stage", "article", "effect", "zh", "en"] as const;

/** What may stand in `effect`. */
const effects: Readonly<Record<string, Rule["effect"]>> = {
  "must not impose": { do: "spare", outcome: "not_imposed", force: "must", obligations: [] },
  "may not impose": { do: "spare", outcome: "not_imposed", force: "may", obligations: [] },
  "must exempt": { do: "spare", outcome: "exempt", force: "must", obligations: [] },
  "may exempt": { do: "spare", outcome: "exempt", force: "may", obligations: [] },
  "must lighten": { do: "lighten", force: "must" },
  "may lighten": { do: "lighten", force: "may" },
  "must aggravate": { do: "aggravate", force: "must" },
  "may aggravate": { do: "aggravate", force: "may" },
  "send to police": { do: "send", to: "police" },
  "send to competent": { do: "send", to: "competent" },
};

interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

/**
 * The rules of a decision table: one row a rule, one column a fact, `-` or an empty cell for "does not matter".
 * The columns `id stage article effect zh en` come in any order; every other header is a fact. Throws `InvalidTable` naming line and column of every cell at fault.
 */
export function rulesFromCsv(text: string, facts: FactDefinitions): readonly Rule[] {
  const [head, ...rows] = read(text);
  const header = (head?.cells ?? []).map((name) => name.trim());
  const problems: TableProblem[] = [
    ...fixed
      .filter((name) => !header.includes(name))
      .map((name) => problem(head?.line ?? 1, 1, "", `a column ${name}`)),
    ...header.flatMap((name, i) => {
      const known = facts[name] !== undefined || fixed.some((one) => one === name);
      if (header.indexOf(name) < i) return problem(head?.line ?? 1, i + 1, name, "each column once");
      return known
        ? []
        : problem(head?.line ?? 1, i + 1, name, `one of ${[...fixed, ...Object.keys(facts)].join(", ")}`);
    }),
  ];
  if (problems.length > 0) throw new InvalidTable(problems);
  const rules = rows.flatMap((row) => ruleOf(row, header, facts, problems));
  if (problems.length > 0) throw new InvalidTable(problems);
  return rules;
}

function ruleOf(
  { cells, line }: Row,
  header: readonly string[],
  facts: FactDefinitions,
  problems: TableProblem[],
): Rule[] {
  if (cells.length !== header.length) {
    problems.push(
      problem(line, Math.min(cells.length, header.length) + 1, `${cells.length} cells`, `${header.length} cells`),
    );
    return [];
  }
  const before = problems.length;
  const all: Condition[] = [];
  header.forEach((name, i) => {
    const definition = facts[name];
    if (!definition) return;
    const asked = cellCondition(name, definition, cells[i] ?? "");
    if (typeof asked === "string") problems.push(problem(line, i + 1, cells[i] ?? "", asked, name));
    else all.push(...asked);
  });
  const cell = (name: (typeof fixed)[number]) => (cells[header.indexOf(name)] ?? "").trim();
  const effect = effects[cell("effect")];
  if (!effect)
    problems.push(
      problem(
        line,
        header.indexOf("effect") + 1,
        cell("effect"),
        `one of ${Object.keys(effects).join(", ")}`,
        "effect",
      ),
    );
  if (problems.length > before) return [];
  const { id, stage, article, zh, en } = Object.fromEntries(fixed.map((name) => [name, cell(name)]));
  const parsed = ruleSchema.safeParse({ id, stage, article, when: { all }, effect, zh, en });
  if (parsed.success) return [parsed.data];
  for (const { path, message } of parsed.error.issues) {
    const name = fixed.find((one) => one === path[0]) ?? "effect";
    problems.push(problem(line, header.indexOf(name) + 1, cell(name), message, name));
  }
  return [];
}

/** The records with the line each starts on; empty lines are left out. */
function read(text: string): readonly Row[] {
  try {
    const records: unknown = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true, info: true });
    return (records as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
      cells: record,
      line: info.lines - record.join().split("\n").length + 1,
    }));
  } catch (error) {
    const at = error as { lines?: number; column?: number; message?: string };
    if (typeof at.lines !== "number") throw error;
    const received = at.message?.replace(/:.*/, "") ?? "";
    throw new InvalidTable([
      problem(at.lines, Number(at.column ?? 0) + 1, received, 'a cell quoted as "…", with quotes inside it doubled'),
    ]);
  }
}

function problem(line: number, column: number, received: string, expected: string, header?: string): TableProblem {
  return { line, column, received, expected, ...(header !== undefined && { header }) };
}
