import type { Day } from "@caseloop/law";
import type { Chance } from "../stage/chance.ts";

/** 风险苗头: on these days so many of a hundred requests are about the same trouble. */
interface Wave {
  readonly from: Day;
  readonly to: Day;
  readonly share: number;
  readonly topic: string;
  readonly words: string;
}

/** One of each kind that the page names (M10): a season, a special group of consumers, a risky practice. The troubles are invented. */
const waves: readonly Wave[] = [
  { from: "2023-07-22", to: "2023-08-05", share: 35, topic: "air conditioners 空调", words: "空调清洗后更不制冷" },
  {
    from: "2023-08-08",
    to: "2023-08-24",
    share: 20,
    topic: "advertising 广告",
    words: "老人在会销上花两万元买磁疗床垫",
  },
  {
    from: "2023-10-09",
    to: "2023-10-31",
    share: 25,
    topic: "prepaid lessons 预付课程",
    words: "少儿机器人课预收两年学费后停课",
  },
];

/** What a request of that day is about, if it is part of a wave. */
export function waveOn(day: Day, luck: Chance): Pick<Wave, "topic" | "words"> | undefined {
  return waves.find(({ from, to, share }) => from <= day && day <= to && luck.percent(share));
}
