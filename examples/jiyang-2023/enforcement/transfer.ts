import { transfer } from "@caseloop/escalation";
import type { Part } from "../stage/step.ts";
import { close } from "./acts.ts";
import type { File } from "./file.ts";

/** 移送公安: a suspected crime is handed over in its own procedure, with its clocks; the police file it, and the case here ends. */
export function* toThePolice({ entry, team, diary, step, do: act }: File): Part {
  const { officers, head } = team;
  const [officer, second] = officers;
  const id = `${entry.id}-transfer`;
  const papers = ["transferLetter", "investigationReport", "itemList"] as const;
  yield step(transfer, id, diary.now(), officer, {
    type: "FormTeam",
    data: { case: entry.id, team: [...officers], suspicion: "销售金额达到追诉标准", officer },
  });
  diary.on(1);
  yield step(transfer, id, diary.now(), officer, {
    type: "Report",
    data: { officer, findings: "涉嫌犯罪", recommendation: "transfer" },
  });
  yield step(transfer, id, diary.now(), head, { type: "Decide", data: { head, approved: true } });
  yield act(officer, {
    type: "TransferToPolice",
    data: { team: [officer, second], approver: head, suspicion: "销售金额达到追诉标准" },
  });
  yield step(transfer, id, diary.now(), officer, {
    type: "HandOver",
    data: { officer, police: "police-1", materials: [...papers] },
  });
  yield step(transfer, id, diary.now(), officer, {
    type: "CopyToProcuratorate",
    data: { officer, procuratorate: "procuratorate-1" },
  });
  yield step(transfer, id, diary.now(), officer, { type: "NoteReceipt", data: { officer, receipt: "回执" } });
  diary.on(1);
  yield step(transfer, id, diary.now(), officer, {
    type: "NoteFiling",
    data: { officer, filed: true, notice: "立案通知书" },
  });
  yield step(transfer, id, diary.now(), officer, { type: "HandItems", data: { officer, receipt: "清单" } });
  yield act(officer, { type: "RecordPoliceAnswer", data: { accepted: true, document: "立案通知书" } });
  diary.on(1);
  yield* close({ team, act });
}
