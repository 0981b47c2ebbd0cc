import type { Evolve } from "@caseloop/core";
import type { Day, Due, Instant } from "@caseloop/law";
import type { Team } from "../draw/draw.ts";
import type { Result } from "./commands.ts";
import type { events } from "./events.ts";

/** An item with what was found, and what became of it. */
export interface InspectedItem {
  id: string;
  department: string;
  result?: Result;
  /** `ordered` → `corrected` | `uncorrected`. */
  correction?: { until: Day; status: "ordered" | "corrected" | "uncorrected" };
  clue?: { kind: "report" | "case"; id: string };
}

/** 检查: one visit to one inspectee. `open` → `visited` → `concluded` → `published` → `closed`. */
export interface Inspection {
  status: "none" | "open" | "visited" | "concluded" | "published" | "closed";
  /** When the last step was taken. */
  latest?: Instant;
  inspectee?: string;
  teams: Team[];
  recused: string[];
  /** Who was there. */
  officers: string[];
  items: InspectedItem[];
  publishBy?: Due;
}

export const nothing: Inspection = { status: "none", teams: [], recused: [], officers: [], items: [] };

function step(inspection: Inspection, at: Instant, status: Inspection["status"] = inspection.status): void {
  inspection.latest = at;
  inspection.status = status;
}

function itemOf(inspection: Inspection, id: string): InspectedItem | undefined {
  return inspection.items.find((item) => item.id === id);
}

export const evolve: Evolve<typeof events, Inspection> = {
  Opened(inspection, { data }) {
    step(inspection, data.at, "open");
    inspection.inspectee = data.inspectee;
    inspection.teams = data.teams;
    inspection.items = data.items.map(({ id, department }) => ({ id, department }));
  },
  Recused(inspection, { data: { at, inspector, department, replacement } }) {
    step(inspection, at);
    inspection.recused.push(inspector);
    const team = inspection.teams.find((one) => one.department === department);
    if (!team) return;
    team.reserves = team.reserves.filter((one) => one !== inspector && one !== replacement);
    team.inspectors = team.inspectors.flatMap((one) => (one === inspector ? (replacement ?? []) : one));
  },
  Visited(inspection, { data }) {
    step(inspection, data.at, "visited");
    inspection.officers = data.officers;
  },
  FindingRecorded(inspection, { data }) {
    step(inspection, data.at);
    const item = itemOf(inspection, data.item);
    if (item) item.result = data.result;
  },
  CorrectionOrdered(inspection, { data }) {
    step(inspection, data.at);
    const item = itemOf(inspection, data.item);
    if (item) item.correction = { until: data.until, status: "ordered" };
  },
  ClueOpened(inspection, { data }) {
    step(inspection, data.at);
    const item = itemOf(inspection, data.item);
    if (item) item.clue = { ...data.to };
  },
  Concluded(inspection, { data }) {
    step(inspection, data.at, "concluded");
    inspection.publishBy = data.publishBy;
  },
  Published(inspection, { data }) {
    step(inspection, data.at, "published");
  },
  FindingCorrected(inspection, { data }) {
    step(inspection, data.at, "visited");
    delete inspection.publishBy;
    const item = itemOf(inspection, data.item);
    if (!item) return;
    item.result = data.result;
    if (data.result !== "fail") delete item.correction;
  },
  FollowedUp(inspection, { data }) {
    step(inspection, data.at);
    const correction = itemOf(inspection, data.item)?.correction;
    if (correction) correction.status = data.corrected ? "corrected" : "uncorrected";
  },
  Closed(inspection, { data }) {
    step(inspection, data.at, "closed");
  },
};
