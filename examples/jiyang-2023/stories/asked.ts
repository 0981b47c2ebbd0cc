/** For tests: what the answer would have been, had somebody asked it of an aggregate at a moment of its story. */
import { type CommandFor, type Decider, type EventStore, load, type Schemas } from "@caseloop/core";
import { local } from "./story.ts";

/** `accepted`, or the code of the refusal, as things stood at `time` and asked at `now`; nothing is recorded. */
export async function asked<Name extends string, State, C extends Schemas, E extends Schemas, Context>(
  store: EventStore,
  decider: Decider<Name, State, C, E, Context>,
  entity: string,
  time: string,
  command: CommandFor<C>,
  now: string = time,
): Promise<string> {
  const at = local(now);
  const { state } = await load(store, decider, entity, { asOf: local(time) });
  const decision = decider.decide(command, state, { ...decider.context, at });
  return "code" in decision ? decision.code : "accepted";
}
