import type { Deadline, Instant } from "@caseloop/law";

/** The moment so many milliseconds after another. */
function later(at: Instant, ms: number): Instant {
  return new Date(Date.parse(at) + ms).toISOString();
}

/** The first moment after a deadline: from here on it is breached. */
export function afterEnd({ due }: Pick<Deadline, "due">): Instant {
  return later(due, 1);
}
