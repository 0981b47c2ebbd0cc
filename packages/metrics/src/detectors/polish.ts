import { median } from "simple-statistics";

/** A table by row and column; `undefined` where a cell is not to be looked at. */
export type Table = readonly (readonly (number | undefined)[])[];

/** Every cell as overall + its row's effect + its column's effect + what is left over. */
export interface Polished {
  readonly overall: number;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

const ROUNDS = 10;

/**
 * Median polish (J. W. Tukey, 1977): takes the medians of the rows out of the table, then those of the columns, until nothing moves. As a
 * median does, it holds while fewer than half the cells of any row or column are wild.
 */
export function medianPolish(table: Table): Polished {
  const left = table.map((row) => [...row]);
  const rows = table.map(() => 0);
  const columns = (table[0] ?? []).map(() => 0);
  let overall = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    let moved = 0;
    left.forEach((row, y) => {
      const middle = medianOf(row);
      rows[y] = (rows[y] ?? 0) + middle;
      moved += Math.abs(middle);
      left[y] = row.map((cell) => (cell !== undefined ? cell - middle : cell));
    });
    columns.forEach((column, p) => {
      const middle = medianOf(left.map((row) => row[p]));
      columns[p] = column + middle;
      moved += Math.abs(middle);
      for (const row of left) {
        const cell = row[p];
        if (cell !== undefined) row[p] = cell - middle;
      }
    });
    overall += center(rows) + center(columns);
    if (moved < 1e-9) break;
  }
  return { overall, rows, columns };
}

/** Takes the median out of the effects, in place. */
function center(effects: number[]): number {
  const middle = medianOf(effects);
  effects.forEach((one, i) => {
    effects[i] = one - middle;
  });
  return middle;
}

/** The median of what is there; 0 of nothing. */
export function medianOf(cells: readonly (number | undefined)[]): number {
  const known = cells.filter((cell) => cell !== undefined);
  return known.length === 0 ? 0 : median(known);
}
