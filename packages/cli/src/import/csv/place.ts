/** A place in a file: physical line and column, both from 1; a column counts UTF-16 code units, as editors do. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where the cell with that index begins in a record that starts on `line`; where there are fewer cells, the record's end. */
export function placeOfCell(record: string, line: number, index: number): Place {
  let cell = 0;
  let quoted = false;
  let at = 0;
  for (; at < record.length && cell < index; at++) {
    const character = record[at];
    if (character === '"') quoted = !quoted;
    else if (character === "," && !quoted) cell++;
  }
  return placeAt(record, line, at);
}

/** The place of a character of a text that starts on `line`. */
function placeAt(text: string, line: number, at: number): Place {
  const before = text.slice(0, at);
  const newlines = before.split("\n").length - 1;
  return { line: line + newlines, column: at - before.lastIndexOf("\n") };
}
