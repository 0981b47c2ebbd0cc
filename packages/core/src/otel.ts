import { SpanKind, SpanStatusCode, type Tracer } from "@opentelemetry/api";
import type { EventStore } from "./store.ts";

/**
 * The same store, with an OpenTelemetry span around every call that reaches it.
 * Spans carry names, counts, versions and positions, never the data of an event.
 * Source: OpenTelemetry semantic conventions for database client spans.
 */
export function traced<Store extends EventStore>(store: Store, tracer: Tracer): Store {
  const span = <T>(
    name: string,
    attributes: Attributes,
    call: () => Promise<T>,
    told: (result: T) => Attributes,
  ): Promise<T> =>
    tracer.startActiveSpan(
      `caseloop.${name}`,
      { kind: SpanKind.CLIENT, attributes: { "db.system.name": store.name, ...attributes } },
      async (active) => {
        try {
          const result = await call();
          active.setAttributes(told(result));
          return result;
        } catch (error) {
          active.recordException(error instanceof Error ? error : String(error));
          active.setStatus({ code: SpanStatusCode.ERROR, message: codeOf(error) });
          throw error;
        } finally {
          active.end();
        }
      },
    );

  const wrapped: EventStore = {
    ...store,
    append: (stream, events, options) =>
      span(
        "append",
        { "caseloop.stream": stream, "caseloop.events": events.length },
        () => store.append(stream, events, options),
        ({ version, position, repeated }) => ({
          "caseloop.version": version,
          "caseloop.position": position,
          "caseloop.repeated": repeated,
        }),
      ),
    readStream: (stream, options) =>
      span(
        "readStream",
        { "caseloop.stream": stream },
        () => store.readStream(stream, options),
        (events) => ({ "caseloop.events": events.length }),
      ),
    readAll: (options) =>
      span(
        "readAll",
        { "caseloop.after": options?.after ?? 0 },
        () => store.readAll(options),
        (page) => ({ "caseloop.events": page.events.length, "caseloop.position": page.position }),
      ),
    outcomeOf: (commandId) =>
      span(
        "outcomeOf",
        {},
        () => store.outcomeOf(commandId),
        (found) => ({ "caseloop.found": found !== undefined }),
      ),
  };
  return { ...store, ...wrapped };
}

type Attributes = Record<string, string | number | boolean>;

function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "unknown";
}
