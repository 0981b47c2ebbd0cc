import type { Day, Instant } from "@caseloop/law";
import { campaign, type InspectionCommand, inspection, type Lot } from "@caseloop/prevention";
import type { Chance } from "../stage/chance.ts";
import { type Life, stepsOf } from "../stage/step.ts";
import { agenda } from "./agenda.ts";

/** One visit that a draw has led to. */
export interface Visiting {
  readonly id: string;
  readonly lot: Lot;
  /** The item of the plan's theme; the others are the licence and, with a second department, the exits. */
  readonly item: string;
  readonly joint: boolean;
  /** The campaign in whose days it falls. */
  readonly campaign?: string;
  readonly luck: Chance;
  /** So many working days after the visit, so many seconds into its hour. */
  at(workdaysOn: number, seconds: number): Instant;
  day(workdaysOn: number): Day;
}

/** 进一次门、查多项事: the visit with a finding for every item, what a problem leads to, and the publication of the result. */
export function* visiting(visit: Visiting, name: string): Life {
  const step = stepsOf(`${name}/${visit.id}`);
  const visits = agenda();
  const { id, lot, item, joint, luck, at, day } = visit;
  const team = (department: string) =>
    lot.teams.flatMap((one) => (one.department === department ? [...one.inspectors] : []));
  const market = team("market");
  const all = lot.teams.flatMap(({ inspectors }) => [...inspectors]);
  const [lead = "market-1"] = market;
  const act = (moment: Instant, by: string, command: InspectionCommand) =>
    visits.add(moment, (when) => step(inspection, id, when, by, command));
  const absent = luck.percent(2);
  const problem = !absent && luck.percent(15);
  const grave = problem && luck.percent(12);

  act(at(0, 0), lead, { type: "Visit", data: { officers: all } });
  const find = (seconds: number, what: string, officers: string[], fails: boolean) =>
    act(at(0, seconds), lead, {
      type: "RecordFinding",
      data: {
        item: what,
        result: absent ? "absent" : fails ? "fail" : "pass",
        facts: absent ? "现场无人，电话无法接通" : fails ? "不符合要求" : "符合要求",
        evidence: fails ? ["现场照片"] : [],
        officers,
      },
    });
  find(300, "licence", market, false);
  find(600, item, market, problem);
  if (joint) find(900, "exits", team("fire"), false);
  if (problem)
    act(at(0, 1200), lead, {
      type: "OrderCorrection",
      data: { item, measures: "限期整改", until: day(7), officers: market },
    });
  if (grave)
    act(at(0, 1500), lead, { type: "OpenClue", data: { item, to: { kind: "case", id: `case-${id}` }, officer: lead } });
  act(at(0, 1800), lead, { type: "Conclude", data: { officer: lead } });
  const { campaign: counted } = visit;
  if (counted !== undefined)
    visits.add(at(0, 1800), (when) =>
      step(campaign, counted, when, lead, { type: "Link", data: { activity: "inspection", id } }),
    );
  act(at(luck.int(2, 10), 2100), "clerk-1", {
    type: "Publish",
    data: { channel: "国家企业信用信息公示系统", officer: "clerk-1" },
  });
  if (problem)
    act(at(8, 2400), lead, {
      type: "FollowUp",
      data: { item, corrected: true, facts: "已整改", officers: ["market-1", "market-2"] },
    });
  act(at(12, 2700), lead, { type: "Close", data: { officer: lead } });
  yield* visits.steps();
}
