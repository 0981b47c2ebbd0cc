import { type Span, type SpanOptions, SpanStatusCode, trace } from "@opentelemetry/api";
import { expect, it } from "vitest";
import { handle } from "../src/index.ts";
import { memoryStore } from "../src/memory.ts";
import { traced } from "../src/otel.ts";
import { parcel } from "./parcel.ts";

/** A tracer that notes what it is told. */
function noting() {
  const spans: { name: string; attributes: Record<string, unknown>; ended: boolean; status?: unknown }[] = [];
  const tracer = Object.create(trace.getTracer("test"));
  tracer.startActiveSpan = (name: string, options: SpanOptions, body: (span: Span) => unknown) => {
    const noted = { name, attributes: { ...options.attributes }, ended: false } as (typeof spans)[number];
    spans.push(noted);
    return body({
      setAttributes: (attributes: object) => Object.assign(noted.attributes, attributes),
      setStatus: (status: unknown) => Object.assign(noted, { status }),
      recordException() {},
      end: () => Object.assign(noted, { ended: true }),
    } as unknown as Span);
  };
  return { spans, tracer };
}

it("a traced store tells of every call and its outcome, and of no data", async () => {
  const { spans, tracer } = noting();
  const store = traced(memoryStore({ name: "memory:test" }), tracer);
  await handle(store, parcel, "1", { type: "Send", data: { to: { city: "secret city", lines: [] } }, id: "c-1" });
  await store.append("parcel-1", [], { expected: 7 }).catch(() => undefined);
  await store
    .append(
      "parcel-1",
      [
        {
          id: "x",
          type: "Noted",
          schema: 1,
          occurredAt: "2023-01-01T00:00:00.000Z",
          meta: {},
          data: { text: "", tags: [] },
        },
      ],
      { expected: 7 },
    )
    .catch(() => undefined);
  expect(spans.map((span) => span.name)).toEqual([
    "caseloop.readStream",
    "caseloop.append",
    "caseloop.append",
    "caseloop.append",
  ]);
  expect(spans[1]?.attributes).toMatchObject({
    "db.system.name": "memory:test",
    "caseloop.stream": "parcel-1",
    "caseloop.version": 1,
  });
  expect(spans[3]).toMatchObject({ ended: true, status: { code: SpanStatusCode.ERROR, message: "concurrency" } });
  expect(JSON.stringify(spans)).not.toContain("secret city");
  expect(store.views).toBeDefined();
});
