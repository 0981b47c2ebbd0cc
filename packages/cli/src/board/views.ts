import type { Projection } from "@caseloop/core";
import { cases } from "./cases.ts";
import { findings } from "./found.ts";

/** Something to be done with a view, whatever its rows are. */
export type OnView<T> = <Row>(view: Projection<ReadonlyMap<string, Row>, Row>) => Promise<T>;

/** Does it with each view that is kept in a store of cases, one after the other. */
export async function withEachView<T>(work: OnView<T>): Promise<readonly T[]> {
  return [await work(cases), await work(findings)];
}
