import { listing } from "../src/index.ts";
import { firm, livesOf } from "./lives.ts";

export const { life, on, refuses, step } = livesOf(listing);

export const propose = (more: object = {}) =>
  step("2023-07-03 09:00", "Propose", {
    list: "black",
    party: firm("shop"),
    ground: "sold food past its date, heavier fine",
    proposer: "o-1",
    decision: { number: "济阳市监处罚〔2023〕1号", on: "2023-06-30", gravity: "heavierFine", case: "case-1" },
    ...more,
  });
export const red = propose({
  list: "red",
  decision: undefined,
  ground: "放心消费示范",
  evidence: ["register of promise units"],
});
export const notice = (local = "2023-07-03 10:00") => step(local, "GiveNotice", { officer: "o-1", receipt: "signed" });
export const object = (local: string) => step(local, "Object", { statement: "处罚过重" });
export const waive = (local: string) => step(local, "Waive", { receipt: "signed" });
export const answer = (local: string, upheld = false, officer = "o-2") =>
  step(local, "DecideObjection", { officer, upheld, reasons: "r" });
export const enter = (local = "2023-07-11 09:00", more: object = {}) =>
  step(local, "Enter", { approver: "head", reasons: "r", ...more });
export const drop = (local: string) => step(local, "Drop", { officer: "o-2", reason: "r" });
export const publish = (local = "2023-07-12 09:00") => step(local, "Publish", { officer: "o-1", where: "gsxt" });
export const apply = (local: string, more: object = {}) => {
  const met = { met: true, evidence: "e" };
  return step(local, "ApplyRepair", { performed: met, harmRemoved: met, noneSince: met, ...more });
};
export const accept = (local: string, accepted = true) =>
  step(local, "AcceptRepair", { officer: "o-1", accepted, reason: "r" });
export const decideRepair = (local: string, granted = true, approver = "head") =>
  step(local, "DecideRepair", { approver, granted, reasons: "r" });
export const remove = (local: string, ground: "expired" | "wrongEntry" | "withdrawn", more: object = {}) =>
  step(local, "Remove", {
    approver: "head",
    ground,
    reason: "r",
    ...(ground !== "expired" && { evidence: ["judgment"] }),
    ...more,
  });
export const voidIt = (local: string) =>
  step(local, "VoidDecision", { approver: "head", reason: "annulled", evidence: ["judgment"] });
export const takeDown = (local: string) => step(local, "TakeDown", { officer: "o-1" });

export const noticed = [propose(), notice()];
/** Noticed on Monday 3 July: the five working days end on 10 July. */
export const entered = [...noticed, enter()];
export const published = [...entered, publish()];
export const redPublished = [red, enter("2023-07-03 11:00"), publish("2023-07-04 09:00")];
/** Entered on 11 July 2023: repair may be asked for from 12 July 2024. */
export const applied = [...published, apply("2024-07-12 09:00")];
export const accepted = [...applied, accept("2024-07-15 09:00")];
