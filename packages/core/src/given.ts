import type { Given } from "./decider.ts";
import type { Command, Instant } from "./message.ts";
import { type Rejection, reject } from "./rejection.ts";
import type { EventStore } from "./store.ts";
import { instant } from "./time.ts";

/** What a decision is told of its command: the moment in its one form, and the actor; or a refusal of a moment that is none. */
export function givenBy(command: Command, store: EventStore): Given | Rejection {
  if (command.at === undefined) return given(store.now(), command.by);
  try {
    return given(instant(command.at), command.by);
  } catch {
    const issue = {
      field: "at",
      problem: "is not a moment",
      received: String(command.at),
      expected: "ISO 8601 with its offset, like 2023-07-20T08:00:00+08:00",
    };
    return reject("invalid-command", `${command.type}: "at" must be ${issue.expected}; got ${issue.received}.`, {
      zh: `${command.type}：时间“at”须为带时区的 ISO 8601 格式，收到的是 ${issue.received}。`,
      issues: [issue],
    });
  }
}

function given(at: Instant, by: string | undefined): Given {
  return by === undefined ? { at } : { at, by };
}
