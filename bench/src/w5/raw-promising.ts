import { createHash } from "node:crypto";
import { z } from "zod";
import type { TicketEvent } from "../ticket/events.ts";
import type { Prepare } from "../workload.ts";
import { commanding, note } from "./commanding.ts";
import { loadRaw, type RawStore, rawStore } from "./raw-store.ts";

const schema = z.object({
  by: z.string().min(1),
  text: z.string().min(1),
  place: z.object({ road: z.string(), number: z.number() }),
  photos: z.array(z.string()),
});

interface Promising {
  readonly raw: RawStore;
  readonly applied: Map<string, number>;
}

/** The same with ours' promises by hand: command and event validated, ids that follow from the command's, each command applied once, events frozen. */
async function send({ raw, applied }: Promising, number: number, commandId: string): Promise<number> {
  const stream = `ticket-${number}`;
  const first = applied.get(commandId);
  if (first !== undefined) return first;
  const command = schema.parse(note(number));
  const { state, version } = await loadRaw(raw, stream);
  if (state.status === "none") throw new Error("not registered");
  const data = schema.parse(command);
  const event = { id: createHash("sha1").update(commandId).digest("hex"), type: "NoteAdded", data } as const;
  Object.freeze(data.place);
  Object.freeze(data.photos);
  Object.freeze(data);
  const now = await raw.append(stream, [Object.freeze(event) as TicketEvent], version);
  applied.set(commandId, now);
  return now;
}

export const prepare: Prepare = (sizes) =>
  commanding(sizes, async () => ({ raw: rawStore(sizes.streams ?? 0), applied: new Map() }), send);
