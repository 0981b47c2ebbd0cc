import stringWidth from "string-width";

/** A table as lines of text, its columns aligned also where characters are two cells wide (中文); titles that begin with `>` go to the right. */
export function table(titles: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const names = titles.map((title) => title.replace(/^>/, ""));
  const widths = names.map((name, at) => Math.max(...[name, ...rows.map((row) => row[at] ?? "")].map(width)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => {
        const blanks = " ".repeat((widths[at] ?? 0) - width(cell));
        return titles[at]?.startsWith(">") ? blanks + cell : cell + blanks;
      })
      .join("  ")
      .trimEnd();
  return [line(names), line(widths.map((cells) => "─".repeat(cells))), ...rows.map(line)];
}

const width = (text: string) => stringWidth(text);
