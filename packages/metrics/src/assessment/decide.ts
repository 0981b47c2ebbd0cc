import { decider } from "@caseloop/core";
import { chinaCalendar } from "@caseloop/law";
import { commands } from "./commands.ts";
import { correct } from "./correct.ts";
import { events } from "./events.ts";
import { lock, same } from "./lock.ts";
import { open } from "./open.ts";
import { review } from "./review.ts";
import type { AssessmentContext } from "./rules.ts";
import { panjin } from "./shipped.ts";
import { initial } from "./state.ts";

/**
 * 考核 (M20): one period of one scheme; its stream is `assessment-<id>`. What is locked changes only by a correction that
 * shows the old and the new rank (invariant 9). Hand in `{ schemes }` of your own.
 */
export const assessment = decider({
  name: "assessment",
  initial,
  commands,
  events,
  context: { schemes: [panjin], calendar: chinaCalendar } as AssessmentContext,
  decide: { Open: open, Review: review, Lock: lock, Correct: correct },
  evolve: {
    Opened(state, { data: { at, scheme, rates, period, units } }) {
      Object.assign(state, { status: "open", latest: at, scheme, rates, period, units });
    },
    Reviewed(state, { data: { at, unit, indicator, score } }) {
      state.latest = at;
      const others = state.reviews.filter((one) => !same(one, { unit, indicator }));
      state.reviews = [...others, { unit, indicator, score }];
    },
    Locked(state, { data: { at, figures, placings } }) {
      Object.assign(state, { status: "locked", latest: at, figures, placings });
    },
    Corrected(state, { data: { at, number, changes, placings } }) {
      Object.assign(state, { latest: at, corrections: number, placings });
      state.figures = state.figures.map((one) => {
        const change = changes.find((other) => same(one, other));
        return change ? { ...one, figure: change.after } : one;
      });
    },
  },
});
