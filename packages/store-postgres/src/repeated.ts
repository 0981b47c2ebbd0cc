import { type Appended, CommandIdReusedError } from "@caseloop/core";
import type { Prepared } from "./prepare.ts";
import type { Reader } from "./read.ts";

/** What the command did when it was first applied. Throws `CommandIdReusedError` when it was another. */
export async function firstOutcome(reader: Reader, { stream, events, options }: Prepared): Promise<Appended> {
  const first = (await reader.outcomeOf(options.commandId as string)) as Appended;
  const was = first.events[0];
  const [then, now] = [was?.meta.command?.type, events[0]?.event.meta.command?.type];
  if (was?.stream === stream && then === now) return first;
  throw new CommandIdReusedError(options.commandId as string, `${then} on ${was?.stream}`, `${now} on ${stream}`);
}
