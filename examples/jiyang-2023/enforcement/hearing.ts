import type { Calendar } from "@caseloop/law";
import type { Part } from "../stage/step.ts";
import type { File } from "./file.ts";

/** 听证: asked for, announced, held before a host, reported; then the legal review and the leaders together. */
export function* heard({ entry, team, diary, do: act }: File, calendar: Calendar): Part {
  const { host, legal, head, leaders } = team;
  diary.on(1);
  yield act(`party-${entry.id}`, { type: "RequestHearing", data: {} });
  diary.on(1);
  const day = calendar.workdayAfter(diary.day, 8);
  yield act(head, { type: "ArrangeHearing", data: { host, day, place: "听证室" } });
  diary.on(8);
  yield act(host, { type: "EndHearing", data: { how: "held", officer: host, record: "听证笔录" } });
  diary.on(1);
  yield act(host, { type: "ReportHearing", data: { host, opinion: "事实清楚，建议维持" } });
  diary.on(1);
  yield act(legal, { type: "Review", data: { kind: "legal", reviewer: legal, opinion: "agree" } });
  yield act(head, { type: "Discuss", data: { members: [...leaders], agreed: true, minutes: "集体讨论同意" } });
}
