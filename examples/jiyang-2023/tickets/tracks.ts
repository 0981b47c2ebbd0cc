import { fen, type Instant } from "@caseloop/law";
import type { Part } from "../stage/step.ts";
import type { Scene } from "./scene.ts";

/** 投诉、举报: some tickets open a track of their own beside the reply, which ends by its own law. Answers when it ended. */
export function* openTracks(scene: Scene, at: Instant, handler: string): Part<Instant> {
  const { kind, chance } = scene.arrival;
  const name = scene.caller?.name;
  if (name === undefined) return at;
  if (kind === "complaint" && chance.percent(30)) return yield* complain(scene, name, at, handler);
  if (kind === "report" && chance.percent(40)) return yield* inform(scene, name, at, handler);
  return at;
}

/** Accepted, mediated with both sides' consent, and settled or not. */
function* complain({ arrival, send, later, caller }: Scene, name: string, at: Instant, officer: string): Part<Instant> {
  const { id, words, chance } = arrival;
  const track = `${id}-c`;
  let now = at;
  const say = (command: Parameters<typeof send.complaint>[3]) => {
    const step = send.complaint(now, officer, track, command);
    now = later(now, 0.1, 0.5);
    return step;
  };
  yield say({
    type: "Open",
    data: {
      ticket: id,
      complainant: { name, confidential: caller?.identity === "confidential" },
      respondent: "merchant",
      claim: words,
    },
  });
  yield say({ type: "TestConsumer", data: { purpose: "dailyLife", finding: "为生活消费购买", officer } });
  yield say({ type: "Accept", data: { officer } });
  yield say({ type: "Consent", data: { party: "complainant" } });
  yield say({ type: "Consent", data: { party: "respondent" } });
  yield say({ type: "StartMediation", data: { mediator: officer } });
  const end = later(now, 0.5, 6);
  const amount = fen(chance.int(50, 3000) * 100);
  if (chance.percent(75)) {
    yield send.complaint(end, officer, track, {
      type: "Agree",
      data: { terms: "商家退款", amount, performedAtOnce: true },
    });
    return end;
  }
  yield send.complaint(end, officer, track, { type: "End", data: { ground: "noAgreement" } });
  const told = later(end, 0.2, 2);
  yield send.complaint(told, officer, track, { type: "TellParties", data: { officer } });
  return told;
}

/** The clue is checked, a case is filed or not, and a named reporter is told. */
function* inform({ arrival, send, later, caller }: Scene, name: string, at: Instant, officer: string): Part<Instant> {
  const { id, words, chance } = arrival;
  const track = `${id}-r`;
  const reporter = { disclosure: caller?.identity ?? "named", name };
  yield send.report(at, officer, track, {
    type: "Receive",
    data: { ticket: id, reporter, reported: "merchant", facts: words },
  });
  const checked = later(at, 2, 16);
  yield send.report(
    checked,
    officer,
    track,
    chance.percent(40)
      ? { type: "FileCase", data: { case: `${id}-case`, officer } }
      : { type: "NotFile", data: { reason: "minorAndCorrected", explanation: "轻微且已改正", officer } },
  );
  yield send.report(checked, officer, track, { type: "TellReporter", data: { officer } });
  return checked;
}
