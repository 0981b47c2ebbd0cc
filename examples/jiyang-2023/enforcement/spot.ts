import { type Day, fen } from "@caseloop/law";
import type { Part } from "../stage/step.ts";
import { close, evidence, partyOf } from "./acts.ts";
import { carriedOut } from "./decided.ts";
import { found } from "./facts.ts";
import type { File } from "./file.ts";

/** 简易程序: found, told and decided on the spot by two officers; paid at the bank, the papers filed. */
export function* onTheSpot(file: File, discovered: Day): Part {
  const { entry, team, diary, do: act } = file;
  const [officer] = team.officers;
  yield* evidence(file);
  const { facts } = found(entry, discovered);
  const decision = yield act(officer, {
    type: "DecideOnSpot",
    data: {
      officers: [...team.officers],
      field: entry.field,
      party: partyOf(entry),
      description: entry.words,
      told: true,
      penalty: { act: "act-1", norms: [entry.norm], facts, outcome: "ordinary", fine: fen(entry.fine ?? 0) },
    },
  });
  diary.on(1);
  yield act(officer, { type: "FilePapers", data: { officer } });
  yield* carriedOut(file, decision);
  diary.on(1);
  yield* close({ team, act });
}
