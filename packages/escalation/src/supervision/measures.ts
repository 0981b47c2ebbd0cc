import type { Phase } from "./phase.ts";
import { against, refuse } from "./refusals.ts";
import { speaksFor } from "./units.ts";

/** 整改措施: what each unit will do and by when, and how it goes. */
export const measures: Phase<
  "SetMeasure" | "MoveMeasure" | "CompleteMeasure" | "ReportProgress",
  "MeasureSet" | "MeasureMoved" | "MeasureCompleted" | "ProgressReported"
> = {
  decide: {
    SetMeasure: ({ data }, { status, units, measures }, { at, calendar }) =>
      against(
        status !== "standing" && "not-supervised",
        !units.includes(data.unit) && "not-a-supervised-unit",
        data.until < calendar.dayOf(at) && "date-passed",
      ) ?? [
        {
          type: "MeasureSet",
          data: { ...data, measure: measures.length + 1, due: calendar.endOf(data.until), at },
        },
      ],
    MoveMeasure({ data }, { status, measures }, { at, calendar }) {
      const measure = measures[data.measure - 1];
      if (status !== "standing") return refuse("not-supervised");
      if (!measure) return refuse("no-such-measure");
      const due = calendar.endOf(data.until);
      return (
        against(
          measure.done && "already-done",
          at > measure.due && "moved-too-late",
          due <= measure.due && "not-later",
          data.approver === measure.responsible && "own-approval",
        ) ?? [{ type: "MeasureMoved", data: { ...data, before: measure.due, due, at } }]
      );
    },
    CompleteMeasure({ data }, { status, measures }, { at }) {
      const measure = measures[data.measure - 1];
      if (status !== "standing") return refuse("not-supervised");
      if (!measure) return refuse("no-such-measure");
      return (
        against(measure.unit !== data.unit && "not-their-task", measure.done && "already-done") ?? [
          { type: "MeasureCompleted", data: { ...data, late: at > measure.due, at } },
        ]
      );
    },
    ReportProgress: ({ data }, { status, units }, { at }) =>
      against(status !== "standing" && "not-supervised", !units.includes(data.unit) && "not-a-supervised-unit") ?? [
        { type: "ProgressReported", data: { ...data, at } },
      ],
  },
  evolve: {
    MeasureSet(supervision, { data }) {
      supervision.latest = data.at;
      const { unit, responsible, due } = data;
      supervision.measures.push({ unit, responsible, due, done: false });
      speaksFor(supervision, { officer: responsible });
    },
    MeasureMoved(supervision, { data }) {
      supervision.latest = data.at;
      const measure = supervision.measures[data.measure - 1];
      if (measure) measure.due = data.due;
    },
    MeasureCompleted(supervision, { data }) {
      supervision.latest = data.at;
      const measure = supervision.measures[data.measure - 1];
      if (measure) measure.done = true;
      speaksFor(supervision, data);
    },
    ProgressReported(supervision, { data }) {
      supervision.latest = data.at;
      speaksFor(supervision, data);
    },
  },
};
