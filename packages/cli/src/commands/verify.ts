import {
  type EventSource,
  type EventStore,
  type Position,
  project,
  projection,
  type Recorded,
  start,
} from "@caseloop/core";
import { sourceImport } from "../import/source-import.ts";
import { command, exit } from "../shell/command.ts";
import { progressBar } from "../shell/progress.ts";
import { existingStore, storeHelp, storeOption, withStore } from "../shell/store.ts";
import { caseSources } from "../timekeeping.ts";

const sources: readonly EventSource[] = [...caseSources, sourceImport];

export const verify = command({
  name: "verify",
  summary: "Check the file, then read every event of the log and hold it against its schema.",
  takes: [],
  options: { ...storeOption, json: { type: "boolean" } },
  help: { ...storeHelp, json: "print one JSON object" },
  notes: [
    "Exit code 1: something is wrong; each problem names its stream and version. Of several bad events of one kind the first is named.",
  ],
  run: ({ options }, io) =>
    withStore(existingStore(options.store, io.clock), async (store) => {
      const bar = progressBar(io, "verify");
      const problems: Problem[] = [...(await store.integrity())];
      const head = await store.head();
      let events = 0;
      try {
        for await (const event of everything(store)) {
          events++;
          bar.to(event.position, head * 2);
          const known = sources.find(({ name }) => name === event.category)?.steps.has(event.type);
          if (!known) problems.push({ problem: `no schema for ${event.category}.${event.type}`, ...placeOf(event) });
        }
      } catch (error) {
        problems.push(told(error));
      }
      for (const [index, source] of sources.entries()) {
        const onProgress = ({ position }: { readonly position: number }) =>
          bar.to(head + (head * index + position) / sources.length, head * 2);
        await project(store, everyEventOf(source), { verify: true, onProgress }).catch((error: unknown) =>
          problems.push(told(error)),
        );
      }
      bar.end();

      if (options.json) io.out(JSON.stringify({ ok: problems.length === 0, events, problems }));
      else if (problems.length === 0) io.out(`${store.name}: ${events} events, nothing wrong`);
      else for (const { problem, stream, version } of problems) io.out(`${placed(stream, version)}${problem}`);
      return problems.length === 0 ? exit.ok : exit.refused;
    }),
});

interface Problem {
  readonly problem: string;
  readonly stream?: string;
  readonly version?: number;
}

async function* everything(store: EventStore): AsyncGenerator<Recorded> {
  for (let after: Position = start; ; ) {
    const page = await store.readAll({ after });
    yield* page.events;
    if (page.end) return;
    after = page.position;
  }
}

/** A projection that reads all events of a source and does nothing with them. */
function everyEventOf(source: EventSource) {
  const on = Object.fromEntries(Object.keys(source.events).map((type) => [`${source.name}.${type}`, () => {}]));
  return projection({ name: `every-${source.name}`, from: [source], initial: null, on });
}

function told(error: unknown): Problem {
  if (!(error instanceof Error) || !("facts" in error)) throw error;
  const { stream, version } = error.facts as { readonly stream?: string; readonly version?: number };
  return { problem: error.message, ...(stream !== undefined && { stream }), ...(version !== undefined && { version }) };
}

function placeOf({ stream, version }: Recorded) {
  return { stream, version };
}

function placed(stream: string | undefined, version: number | undefined): string {
  return stream === undefined ? "" : `${stream}@${version ?? "?"}: `;
}
