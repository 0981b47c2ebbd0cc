import { type EventStore, type Position, start } from "@caseloop/core";
import { addDays, type Calendar, type Day } from "@caseloop/law";
import { type Alarm, counts, type DayCount, sightings } from "@caseloop/metrics";
import { evidenceOf } from "@caseloop/prevention";
import type { Plan } from "../plan.ts";
import type { Life } from "../stage/step.ts";
import { type Draft, warned } from "./warned.ts";
import { alarmsOn, watched } from "./watch.ts";

/** Within so many days nobody is warned of the same again; `assumed`. */
const quiet = 60;

/**
 * 数据分析 (M10): at the end of each month the detectors look at all tickets so far; what they find begins as a proposal by the detector,
 * with its numbers and its events, and a person decides. Asked in the evening.
 */
export function analyst({ seed }: Plan, store: EventStore, calendar: Calendar): (day: Day) => Promise<readonly Life[]> {
  const daily = sightings({ labels: watched, calendar });
  const rows = new Map<string, DayCount>();
  const warnedOn = new Map<string, Day>();
  let after: Position = start;
  return async (day) => {
    const monthEnds = addDays(day, 1).endsWith("-01");
    if (!monthEnds) return [];
    for (let end = false; !end; ) {
      const page = await store.readAll({ after, only: daily.only });
      for (const event of page.events) daily.apply(rows, event);
      ({ position: after, end } = page);
    }
    const fresh = alarmsOn(day, counts(rows, { until: day, since: "2023-01-01" })).filter(({ subject: { value } }) => {
      const last = warnedOn.get(value);
      if (last !== undefined && day <= addDays(last, quiet)) return false;
      warnedOn.set(value, day);
      return true;
    });
    return fresh.map((alarm, i) => warned(draft(alarm, `${day}-${i + 1}`), day, seed, calendar));
  };
}

/** 预警转警示: the detector's own words first; a person's are put in their place, or none are published about a single business. */
function draft({ detector, version, subject, explanation, evidence }: Alarm, id: string): Draft {
  const { dimension, value } = subject;
  const [group, topic = group] = dimension.startsWith("group") ? value.split("/") : [undefined, value];
  return {
    ...{ id, topic: topic ?? value, audience: group === undefined ? [] : [group], evidence: evidence.map(evidenceOf) },
    proposer: { kind: "detector", id: detector, version },
    title: `消费预警：${value}`,
    text: explanation.zh,
    ...(dimension === "business"
      ? { rejected: "涉及单个经营者，转日常监督检查" }
      : {
          reworded: {
            title: `消费警示：${inChinese(value)}`,
            text: `近期有关“${inChinese(value)}”的诉求增多，请${group ?? "消费者"}理性消费，保留凭证，遇有纠纷拨打12345。`,
          },
        }),
  };
}

/** What a topic in two languages is called in Chinese. */
function inChinese(value: string): string {
  return /\p{Script=Han}.*/u.exec(value)?.[0] ?? value;
}
