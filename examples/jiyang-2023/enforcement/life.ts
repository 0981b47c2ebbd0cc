import type { Calendar, Day } from "@caseloop/law";
import type { Life, Part } from "../stage/step.ts";
import { close, evidence, partyOf } from "./acts.ts";
import { decided } from "./decided.ts";
import type { Entry } from "./docket.ts";
import { type File, fileOf } from "./file.ts";
import { extended, taken } from "./measure.ts";
import { onTheSpot } from "./spot.ts";
import { toThePolice } from "./transfer.ts";

/** What an entity may be fined on the spot, in fen. Source: procedure art. 66. */
const summaryUpTo = 300_000;

/** The life of one case that the bureau found itself, from the clue to its closure. */
export function* caseLife(entry: Entry, seed: string, day: Day, calendar: Calendar): Life {
  const file = fileOf(entry, seed, day, calendar);
  const { team } = file;
  const [first] = team.officers;
  yield file.do(first, {
    type: "OpenClue",
    data: { source: { kind: "inspection" }, field: entry.field, about: `party-${entry.id}` },
  });
  yield* fromClue(file);
}

/** The same from a clue that is open: something else led to it, such as a report. */
export function* fromClue(file: File): Part {
  const { entry, diary } = file;
  if (entry.ending === "notFiled") return yield* notFiled(file);
  const small = !entry.goods && entry.confiscated === 0 && (entry.fine ?? 0) <= summaryUpTo;
  if (small && entry.ending === "fined") return yield* onTheSpot(file, diary.day);
  yield* filed(file, diary.day);
}

/** 不予立案 */
function* notFiled({ team, diary, do: act }: File): Part {
  diary.on(4);
  yield act(team.officers[0], {
    type: "NotFile",
    data: { reason: "noEvidence", explanation: "现有证据不能证明存在违法行为", approver: team.head },
  });
  diary.on(1);
  yield* close({ team, act });
}

function* filed(file: File, discovered: Day): Part {
  const { entry, team, diary, do: act } = file;
  const { officers, head } = team;
  const [first] = officers;
  const met = { met: true, because: "现场笔录" };
  diary.on(entry.chance.int(1, 6));
  yield act(first, {
    type: "FileCase",
    data: {
      field: entry.field,
      party: partyOf(entry),
      conditions: { violation: met, punishable: met, ours: met, inTime: met },
      officers: [...officers],
      approver: head,
    },
  });
  diary.on(1);
  yield act(first, {
    type: "Investigate",
    data: { officers: [...officers], findings: entry.words, rightsTold: true },
  });
  yield* evidence(file);
  if (entry.ending === "transferred") return yield* toThePolice(file);
  yield* taken(file);
  diary.on(entry.chance.int(3, 10));
  const light = entry.ending === "mitigated";
  yield act(first, {
    type: "Conclude",
    data: {
      officers: [...officers],
      acts: [{ act: "act-1", description: entry.words, evidence: ["site-record", "statement"] }],
      proposal: light ? "建议减轻处罚" : "建议依法处理",
      grave: light ? ["local"] : [],
    },
  });
  yield* extended(file);
  diary.on(entry.chance.int(1, 4));
  const reviewer = light ? team.legal : team.reviewer;
  yield act(reviewer, { type: "Review", data: { kind: light ? "legal" : "case", reviewer, opinion: "agree" } });
  if (entry.ending === "dismissed") {
    diary.on(1);
    yield act(head, { type: "Dismiss", data: { approver: head, reason: "违法事实不能成立" } });
  } else yield* decided(file, discovered);
  diary.on(1);
  yield* close({ team, act });
}
