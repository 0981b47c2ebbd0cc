import { addDays, type Calendar, type Day } from "@caseloop/law";
import { type Evidence, type WarningCommand, warning } from "@caseloop/prevention";
import { type Life, stepsOf } from "../stage/step.ts";
import { morning } from "./agenda.ts";

interface Words {
  readonly title: string;
  readonly text: string;
}

/** One warning before it is lived. */
export interface Draft extends Words {
  readonly id: string;
  readonly proposer: Extract<WarningCommand, { type: "Propose" }>["data"]["proposer"];
  readonly topic: string;
  readonly audience: readonly string[];
  readonly evidence: readonly Evidence[];
  readonly campaign?: string;
  /** The words of a person for those of a detector. */
  readonly reworded?: Words;
  /** Why it is not for the public. */
  readonly rejected?: string;
}

/** How long a warning stands; `assumed`. */
const stands = 30;

/** 消费警示: proposed on the next working day, reviewed by somebody else, where need be reworded, and published by a person. */
export function* warned(draft: Draft, day: Day, seed: string, calendar: Calendar): Life {
  const { id, reworded, rejected, audience, evidence, campaign } = draft;
  const step = stepsOf(`${seed}/warning/${id}`);
  const proposed = calendar.workdayAfter(day, 1);
  const published = calendar.workdayAfter(proposed, 1);
  const act = (on: Day, seconds: number, by: string, command: WarningCommand) =>
    step(warning, id, morning(on, calendar, seconds), by, command);
  const { proposer, topic, title, text } = draft;
  const begun = { proposer, topic, title, text, audience: [...audience], evidence: [...evidence] };
  yield act(proposed, 0, proposer.id, {
    type: "Propose",
    data: { ...begun, ...(campaign !== undefined && { campaign }) },
  });
  const reviewed = (verdict: "approve" | "return" | "reject", remarks: string, seconds: number) =>
    act(proposed, seconds, "leader-3", { type: "Review", data: { reviewer: "leader-3", verdict, remarks } });
  if (rejected !== undefined) return void (yield reviewed("reject", rejected, 1800));
  if (reworded) {
    yield reviewed("return", "请改写为消费者易懂的文字", 1800);
    yield act(proposed, 3600, "analyst-1", {
      type: "Revise",
      data: { officer: "analyst-1", ...reworded, evidence: [] },
    });
  }
  yield reviewed("approve", "同意发布", 5400);
  const until = addDays(published, stands);
  const on = (channels: Extract<WarningCommand, { type: "Publish" }>["data"]["channels"], date: Day) =>
    act(date, 0, "press-1", { type: "Publish", data: { officer: "press-1", channels, until } });
  yield on(["website", "socialMedia"], published);
  if (audience.length > 0) yield on(["community"], calendar.workdayAfter(published, 3));
}
