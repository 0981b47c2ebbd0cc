import stringWidth from "string-width";

export interface Column {
  readonly title: string;
  readonly align?: "left" | "right";
}

/** A table as lines of text, its columns aligned also where characters are two cells wide (中文) or coloured. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const widths = columns.map(({ title }, at) =>
    Math.max(...title.split("\n").map((text) => stringWidth(text)), ...rows.map((row) => stringWidth(row[at] ?? ""))),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => pad(cell, widths[at] ?? 0, columns[at]?.align ?? "left"))
      .join("  ")
      .trimEnd();
  const height = Math.max(...columns.map(({ title }) => title.split("\n").length));
  const titles = Array.from({ length: height }, (_, at) =>
    line(columns.map(({ title }) => title.split("\n")[at] ?? "")),
  );
  return [...titles, line(widths.map((width) => "─".repeat(width))), ...rows.map(line)];
}

/** The text filled up with blanks to a width in terminal cells. */
function pad(text: string, width: number, align: "left" | "right" = "left"): string {
  const blanks = " ".repeat(Math.max(width - stringWidth(text), 0));
  return align === "left" ? text + blanks : blanks + text;
}
