/** What every case has, however it goes on: evidence, a party, a closure. */
import type { Part } from "../stage/step.ts";
import type { Entry } from "./docket.ts";
import { kindOf } from "./facts.ts";
import { digestOf, type File } from "./file.ts";

/** 现场笔录、当事人陈述 */
export function* evidence({ entry, team, diary, do: act }: Pick<File, "entry" | "team" | "diary" | "do">): Part {
  for (const [id, kind] of [
    ["site-record", "siteRecord"],
    ["statement", "partyStatement"],
  ] as const) {
    const obtainedAt = diary.now();
    yield act(team.officers[0], {
      type: "AddEvidence",
      data: {
        evidence: id,
        kind,
        digest: digestOf(`${entry.id}/${id}`),
        officers: [...team.officers],
        obtainedAt,
        place: "济阳区",
        description: entry.words,
      },
    });
  }
}

export function partyOf(entry: Entry) {
  const { id } = entry;
  return { id: `party-${id}`, kind: kindOf(entry), name: `某经营者${id.slice(2)}` };
}

/** 结案 */
export function* close({ team, act }: { team: File["team"]; act: File["do"] }): Part {
  const [applicant] = team.officers;
  yield act(applicant, { type: "Close", data: { applicant, approver: team.head } });
}
