import type { NewEvent } from "@caseloop/core";

let ids = 0;

export const event = (type = "Noted", data: unknown = { n: 1 }, more: Partial<NewEvent> = {}): NewEvent => ({
  id: `e-${++ids}`,
  type,
  schema: 1,
  occurredAt: "2023-07-10T02:00:00.000Z",
  data,
  meta: { by: "officer-7", command: { type: "Note" } },
  ...more,
});
