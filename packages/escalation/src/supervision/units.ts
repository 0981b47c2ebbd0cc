import type { Supervision } from "./state.ts";

/** An officer acted for a supervised unit: from here on, they cannot lift the supervision. */
export function speaksFor(supervision: Supervision, { officer }: { readonly officer: string }): void {
  if (!supervision.spokeFor.includes(officer)) supervision.spokeFor.push(officer);
}
