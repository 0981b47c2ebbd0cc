import type { Handled, Recorded } from "@caseloop/core";
import { type Day, fen } from "@caseloop/law";
import type { Obligation } from "@caseloop/penalty";
import type { Part } from "../stage/step.ts";
import { found } from "./facts.ts";
import type { File } from "./file.ts";
import { heard } from "./hearing.ts";
import { confiscated } from "./measure.ts";

const outcomes = {
  fined: "ordinary",
  mitigated: "mitigated",
  notImposed: "not_imposed",
  exempt: "exempt",
} as const;

/** From the notice to everything the decision asks: told, heard, decided by the rules, served, published, paid, performed. */
export function* decided(file: File, discovered: Day): Part {
  const { entry, team, diary, do: act } = file;
  const { ending } = entry;
  const [officer] = team.officers;
  if (ending !== "fined" && ending !== "mitigated" && ending !== "notImposed" && ending !== "exempt") return;
  const goods = entry.goods && ending !== "notImposed";
  if (ending !== "notImposed") yield* told(file, goods);
  else diary.on(2);
  if (ending === "mitigated")
    yield act(team.head, {
      type: "Discuss",
      data: { members: [...team.leaders], agreed: true, minutes: "集体讨论同意减轻处罚" },
    });
  const { facts, reason } = found(entry, discovered);
  const fine =
    entry.fine === undefined || ending === "notImposed" || ending === "exempt" ? {} : { fine: fen(entry.fine) };
  const decision = yield act(team.head, {
    type: "Decide",
    data: {
      approver: team.head,
      penalties: [
        { act: "act-1", norms: [entry.norm], facts, outcome: outcomes[ending], ...fine, ...(reason && { reason }) },
      ],
    },
  });
  diary.on(1);
  yield act(officer, { type: "Serve", data: { document: "decision", method: "direct", officer, receipt: "送达回证" } });
  yield* carriedOut(file, decision);
}

/** 告知: served, and then five working days to speak, or word that there is nothing to say. */
function* told(file: File, goods: boolean): Part {
  const { entry, team, diary, do: act } = file;
  const [officer] = team.officers;
  diary.on(entry.chance.int(1, 2));
  const penalty = { act: "act-1", fine: fen(entry.fine ?? 0), confiscated: fen(entry.confiscated), goods };
  const notified = yield act(officer, {
    type: "Notify",
    data: { officer, penalties: [penalty], reasons: entry.words },
  });
  yield act(officer, { type: "Serve", data: { document: "notice", method: "direct", officer, receipt: "送达回证" } });
  const hearing = dataOf<{ hearing?: object }>(notified, "PenaltyNotified")?.hearing !== undefined;
  if (!hearing && entry.chance.percent(30)) {
    yield act(`party-${entry.id}`, { type: "Waive", data: { rights: ["defence"] } });
    diary.on(1);
  } else if (entry.extra === "hearing") yield* heard(file, file.calendar);
  else diary.on(6);
}

/** 公示、缴纳、执行 */
export function* carriedOut(file: File, handled: Handled): Part {
  const { entry, team, diary, do: act } = file;
  const [officer] = team.officers;
  const decision = dataOf<Decided>(handled, "PenaltyDecided");
  if (!decision) return;
  if (decision.publishBy) {
    diary.on(2);
    yield act(officer, { type: "Publish", data: { officer, where: "国家企业信用信息公示系统" } });
  }
  diary.on(entry.chance.int(1, 5));
  if (decision.fine + decision.confiscated > 0) yield* paid(file, decision.fine + decision.confiscated);
  const taken = yield* confiscated(file);
  const duties = new Set(decision.penalties.flatMap(({ discretion }) => discretion.duties.map((duty) => duty.do)));
  for (const duty of duties)
    if (duty !== "confiscateGains" && !(taken && duty === "confiscateGoods"))
      yield act(officer, { type: "PerformDuty", data: { duty, officer, proof: "照片" } });
}

/** 缴纳: in time, or late with the surcharge that ran up until then; one party asks for reconsideration, in vain. */
function* paid({ entry, team, diary, do: act }: File, owed: number): Part {
  const party = `party-${entry.id}`;
  if (entry.extra === "surcharge") {
    diary.on(20);
    yield act(team.head, { type: "ImposeSurcharge", data: { approver: team.head } });
  }
  const receipt = yield act(party, { type: "Pay", data: { amount: fen(owed), receipt: "银行回单" } });
  const { accrued = 0 } = dataOf<{ accrued: number }>(receipt, "Paid") ?? {};
  if (accrued > 0) yield act(party, { type: "Pay", data: { amount: fen(accrued), receipt: "银行回单" } });
  if (entry.extra !== "reconsideration") return;
  yield act(party, { type: "SeekRemedy", data: { kind: "reconsideration", body: "district-government" } });
  diary.on(30);
  yield act(team.head, { type: "EndRemedy", data: { result: "upheld", document: "行政复议决定书" } });
}

interface Decided {
  readonly fine: number;
  readonly confiscated: number;
  readonly publishBy?: object;
  readonly penalties: readonly { readonly discretion: { readonly duties: readonly { readonly do: Obligation }[] } }[];
}

/** The data of the first event of that type that a command led to. */
function dataOf<Data>(handled: Handled, type: string): Data | undefined {
  const events: readonly Recorded[] = handled.ok ? handled.events : [];
  return events.find((event) => event.type === type)?.data as Data | undefined;
}
