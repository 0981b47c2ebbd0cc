import type { Part } from "../stage/step.ts";
import type { File } from "./file.ts";

const measure = "seizure-1";

/** 扣押: the goods are taken, with the head's approval. */
export function* taken({ entry, team, do: act }: File): Part {
  if (entry.extra !== "measure") return;
  const { officers, head } = team;
  yield act(officers[0], {
    type: "TakeMeasure",
    data: { measure, kind: "seizure", officers: [...officers], goods: "涉案物品", reason: "防止转移", approver: head },
  });
}

/** 延期: of the measure, or of the decision; the investigators ask, the head approves. */
export function* extended({ entry, team, do: act }: File): Part {
  const { head } = team;
  const [applicant] = team.officers;
  const asked = { applicant, approver: head, reason: "案情复杂" };
  if (entry.extra === "measure") yield act(applicant, { type: "ExtendMeasure", data: { ...asked, measure } });
  if (entry.extra === "extension") yield act(applicant, { type: "ExtendDecision", data: asked });
}

/** 没收扣押的物品 */
export function* confiscated({ entry, team, do: act }: File): Part<boolean> {
  if (entry.extra !== "measure") return false;
  const [officer] = team.officers;
  yield act(officer, { type: "ConfiscateGoods", data: { measure, officer } });
  return true;
}
