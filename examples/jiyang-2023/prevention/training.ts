import type { Calendar, Day } from "@caseloop/law";
import { programmes, training } from "@caseloop/prevention";
import type { Plan } from "../plan.ts";
import { type Chance, chance } from "../stage/chance.ts";
import { type Life, stepsOf } from "../stage/step.ts";
import { morning, shares, workdays } from "./agenda.ts";
import { campaignOn } from "./campaign-plan.ts";

const topics = {
  training: ["12345 热线办理规范", "投诉举报处理程序"],
  publicity: ["放心消费进社区", "明码标价宣讲"],
  lawEducation: ["消费者权益保护法", "食品安全法"],
} as const satisfies Record<(typeof programmes)[number], readonly [string, ...string[]]>;

/** One session: what is received comes from the district's hotline office or the city's brigade. */
interface Booking {
  readonly id: string;
  readonly direction: "received" | "given";
  readonly day: Day;
  readonly personTimes: number;
  readonly luck: Chance;
  readonly change?: "moved" | "corrected" | "cancelled";
}

/** 大培训、大宣讲、大普法: so many sessions received and given; one is moved, one corrected, one more is cancelled. */
export function trainingLives({ seed, prevention }: Plan, calendar: Calendar): Life[] {
  const { trainingsReceived, trainingSessions, trainingPersonTimes } = prevention;
  const luck = chance(`${seed}/training`);
  const days = workdays("2023-02-01", "2023-11-30", calendar);
  const some = () => days[luck.int(0, days.length - 1)] ?? "2023-02-01";
  const parts = shares(
    trainingPersonTimes,
    Array.from({ length: trainingSessions }, () => luck.int(3, 12)),
  );
  const lifeOf = (booking: Omit<Booking, "luck">) =>
    session({ ...booking, luck: chance(`${seed}/${booking.id}`) }, seed, calendar);
  const changes = ["moved", "corrected"] as const;
  return [
    ...Array.from({ length: trainingsReceived }, (_, i) =>
      lifeOf({ id: `received-${i + 1}`, direction: "received", day: some(), personTimes: luck.int(8, 30) }),
    ),
    ...parts.map((personTimes, i) => {
      const change = changes[i];
      return lifeOf({ id: `given-${i + 1}`, direction: "given", day: some(), personTimes, ...(change && { change }) });
    }),
    lifeOf({ id: "given-0", direction: "given", day: some(), personTimes: 1, change: "cancelled" }),
  ];
}

function* session({ id, direction, day, personTimes, luck, change }: Booking, seed: string, calendar: Calendar): Life {
  const step = stepsOf(`${seed}/training/${id}`);
  const officer = `trainer-${luck.int(1, 3)}`;
  const programme = direction === "received" ? "training" : luck.pick(programmes);
  const told = calendar.workdayBefore(day, 5);
  const { id: campaign } = (direction === "given" ? campaignOn("consumer", day) : undefined) ?? {};
  yield step(training, id, morning(told, calendar), officer, {
    type: "Schedule",
    data: {
      ...(campaign !== undefined && { campaign }),
      direction,
      programme,
      topic: luck.pick(topics[programme]),
      organiser: direction === "given" ? "济阳区市场监管局" : luck.pick(["区热线办", "市级执法支队"]),
      ...(direction === "given" && { audience: luck.pick(["经营者", "消费者", "基层所干部"]) }),
      day,
      place: luck.pick(["局会议室", "镇街会场", "商场"]),
    },
  });
  if (change === "cancelled")
    return void (yield step(training, id, morning(told, calendar, 3600), officer, {
      type: "Cancel",
      data: { reason: "场地维修", officer },
    }));
  const held = change === "moved" ? calendar.workdayAfter(day, 3) : day;
  if (change === "moved")
    yield step(training, id, morning(told, calendar, 3600), officer, {
      type: "Move",
      data: { day: held, reason: "与全区会议冲突", officer },
    });
  const counted = change === "corrected" ? personTimes + 10 : personTimes;
  yield step(training, id, morning(held, calendar, 3600), officer, {
    type: "Hold",
    data: { personTimes: counted, record: "签到表", officer },
  });
  if (change === "corrected")
    yield step(training, id, morning(calendar.workdayAfter(held, 2), calendar), officer, {
      type: "Correct",
      data: { personTimes, reason: "签到表重复", applicant: officer, approver: "leader-1" },
    });
}
