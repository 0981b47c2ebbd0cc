import { decider, projection } from "@caseloop/core";
import { shown } from "@caseloop/core/spec";
import { expect, test } from "vitest";
import { z } from "zod";

const shared = decider({
  name: "matter",
  initial: {},
  commands: {},
  events: { Shared: z.object({ lead: z.string(), assisting: z.array(z.string()) }) },
  decide: {},
  evolve: { Shared: () => undefined },
});

/** One event, a row for each unit: only the key says whose row it is. */
const byUnit = projection({
  name: "by-unit",
  from: [shared],
  initial: { led: 0, assisted: 0 },
  key: ({ data }) => [data.lead, ...data.assisting],
  on: {
    "matter.Shared"(row, { data }, unit) {
      if (unit === data.lead) row.led += 1;
      else row.assisted += 1;
    },
  },
});

const happened = (lead: string, ...assisting: string[]) => ({
  in: "matter-1",
  type: "Shared",
  data: { lead, assisting },
});

test("a recipe of a keyed projection is told whose row it changes", () => {
  expect(Object.fromEntries(shown(byUnit, happened("a", "b", "c"), happened("b", "a")))).toEqual({
    a: { led: 1, assisted: 1 },
    b: { led: 1, assisted: 1 },
    c: { led: 0, assisted: 1 },
  });
});

test("the key of a projection of one state is empty", () => {
  const keys = projection({
    name: "keys",
    from: [shared],
    initial: [] as string[],
    on: { "matter.Shared": (state, _, key) => [...state, key] },
  });
  expect(shown(keys, happened("a", "b"))).toEqual([""]);
});
