import {
  type EventStore,
  hasCode,
  type Projection,
  type Rebuilt,
  rebuild as rebuildOne,
  type Views,
} from "@caseloop/core";
import { withEachView } from "../board/views.ts";
import { command, exit } from "../shell/command.ts";
import type { Io } from "../shell/io.ts";
import { progressBar } from "../shell/progress.ts";
import { existingStore, storeHelp, storeOption, withStore } from "../shell/store.ts";
import { keeper } from "../timekeeping.ts";

export const rebuild = command({
  name: "rebuild",
  summary: "Build every kept view anew beside the live one, compare both, and switch.",
  takes: [],
  options: { ...storeOption, force: { type: "boolean" }, json: { type: "boolean" } },
  help: {
    ...storeHelp,
    force: "switch also where the same code gives other rows than the live view holds",
    json: "print one JSON object",
  },
  notes: ["Exit code 1: a live view is not what the log says; it was left alone. Find out why, then use --force."],
  run: ({ options }, io) =>
    withStore(existingStore(options.store, io.clock), async (store) => {
      const force = options.force === true;
      const views = [...(await withEachView((view) => one(store, view, io, force)))];
      for (const view of [...keeper.processes.map(({ memory }) => memory), keeper.agenda]) {
        const ticked = await store.views.checkpoint(view.name);
        if (ticked) views.push(await one(store, view, io, force));
      }
      const wrong = views.some(({ switched }) => !switched);
      if (options.json) io.out(JSON.stringify({ views }));
      else for (const outcome of views) io.out(told(outcome));
      return wrong ? exit.refused : exit.ok;
    }),
});

interface Outcome {
  readonly view: string;
  readonly switched: boolean;
  readonly rows?: number;
  /** Keys of rows that differ from the live view's; `null` where there was none to compare with. */
  readonly differs: readonly string[] | null;
}

async function one<State>(
  store: EventStore & { readonly views: Views },
  view: Projection<unknown, State>,
  io: Io,
  force: boolean,
): Promise<Outcome> {
  const bar = progressBar(io, `rebuild ${view.name}`);
  try {
    const onProgress = ({ position, head }: { readonly position: number; readonly head: number }) =>
      bar.to(position, head);
    const { rows, differs }: Rebuilt = await rebuildOne(store, view, { force, onProgress });
    return { view: view.name, switched: true, rows, differs: differs ?? null };
  } catch (error) {
    if (!hasCode(error, "view-differs")) throw error;
    const { keys } = error.facts as { readonly keys: readonly string[] };
    return { view: view.name, switched: false, differs: keys };
  } finally {
    bar.end();
  }
}

function told({ view, switched, rows, differs }: Outcome): string {
  const found =
    differs === null
      ? "there was no live view to compare with"
      : differs.length === 0
        ? "no difference"
        : `rows that differ: ${differs.length} (${differs.slice(0, 5).join(", ")}${differs.length > 5 ? " …" : ""})`;
  return switched ? `${view}: ${rows} rows, ${found}, switched` : `${view}: ${found}, NOT switched (see --force)`;
}
