import { type Process, process, send } from "@caseloop/core";
import { inspectionPlan } from "../plan/decide.ts";
import { inspection } from "./decide.ts";

/** 派发: opens one inspection for each inspectee drawn, `inspection-<plan>-1`, `-2` … in the order of the draw. */
export function dispatchingInspections(): Process<null> {
  return process({
    name: "dispatching-inspections",
    from: [inspectionPlan],
    initial: null,
    on: {},
    react: {
      "inspectionPlan.Drawn": ({ entity, data: { lots, items }, occurredAt }) =>
        lots.map((lot, i) =>
          send(inspection, `${entity}-${i + 1}`, {
            type: "Open",
            at: occurredAt,
            data: { ...lot, plan: entity, items },
          }),
        ),
    },
  });
}
