/** A store whose log can be taken out as lines and put into an empty one. */
export interface Movable {
  exportLog(): AsyncIterable<string>;
  importLog(lines: AsyncIterable<string>): Promise<{ readonly events: number }>;
}

/** Moves the whole log, with its ids, positions, times and command ids; views are kept anew by their projections. */
export async function move(from: Movable, to: Movable): Promise<number> {
  const { events } = await to.importLog(from.exportLog());
  return events;
}

/** The log as the file somebody would keep. */
export async function written({ exportLog }: Movable): Promise<string> {
  let text = "";
  for await (const line of exportLog()) text += `${line}\n`;
  return text;
}
