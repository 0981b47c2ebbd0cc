import { type Process, process, send } from "@caseloop/core";
import { complaint } from "./complaint/index.ts";
import { report } from "./report/index.ts";
import { ticket } from "./ticket/index.ts";

/** The tracks opened from one ticket, by id. */
export interface Tracks {
  complaints: string[];
  reports: string[];
}

/**
 * 关联: a complaint 投诉 or report 举报 opened with its ticket's id is linked to that ticket, and to every track of the other kind
 * that came from it. Links change nothing else: neither track closes, waives or reduces the other (invariant 6).
 */
export function linking(): Process<Tracks> {
  return process({
    name: "linking",
    from: [complaint, report, ticket],
    initial: { complaints: [], reports: [] } as Tracks,
    key: ({ data }) => data.ticket,
    on: {
      "complaint.Opened"({ complaints }, { entity }) {
        complaints.push(entity);
      },
      "report.Received"({ reports }, { entity }) {
        reports.push(entity);
      },
    },
    react: {
      "complaint.Opened": ({ entity, data, occurredAt: at }, tracks) => [
        send(ticket, data.ticket, { type: "LinkTrack", data: { track: "complaint", id: entity }, at }),
        ...(tracks?.reports ?? []).flatMap((other) => pair(entity, other, at)),
      ],
      "report.Received": ({ entity, data, occurredAt: at }, tracks) =>
        data.ticket === undefined
          ? []
          : [
              send(ticket, data.ticket, { type: "LinkTrack", data: { track: "report", id: entity }, at }),
              ...(tracks?.complaints ?? []).flatMap((other) => pair(other, entity, at)),
            ],
    },
  });
}

const pair = (complaintId: string, reportId: string, at: string) => [
  send(complaint, complaintId, { type: "LinkReport", data: { report: reportId }, at }),
  send(report, reportId, { type: "LinkComplaint", data: { complaint: complaintId }, at }),
];
