import { type EventSource, type Process, process, type Recorded, send } from "@caseloop/core";
import { type ClockContext, clocks } from "./decide.ts";
import { eventsOf } from "./profile.ts";

/**
 * Shows to the clocks what happens in the cases, event by event in their order: those that a profile of the context speaks of.
 * Throws `DefinitionError` for a profile that speaks of an event none of the sources has.
 */
export function clocking(
  sources: readonly EventSource[],
  context: ClockContext = clocks.context,
  name = "clocking",
): Process<Record<never, never>> {
  const observe = ({ stream, category, type, version, data, occurredAt }: Recorded) => [
    send(
      clocks,
      stream,
      {
        type: "Observe",
        at: occurredAt,
        data: { event: `${category}.${type}`, version, data: data as Readonly<Record<string, unknown>> },
      },
      context,
    ),
  ];
  return process({
    name,
    from: sources,
    initial: {},
    on: {},
    react: Object.fromEntries(eventsOf(context.profiles).map((event) => [event, observe])),
  });
}
