import { type EventStore, type Immutable, type Position, type Projection, selected } from "@caseloop/core";

type Projections = Readonly<Record<string, Projection>>;
/** What a reader gets of each. */
export type Projected<P extends Projections> = {
  readonly [Name in keyof P]: P[Name] extends Projection<infer View, infer _> ? Immutable<View> : never;
};

/** Several projections by name, each as `project` finds it, in one reading of the log. */
export async function projected<P extends Projections>(store: EventStore, projections: P): Promise<Projected<P>> {
  const folds = Object.entries(projections).map(([name, projection]) => ({ name, projection, rows: new Map() }));
  const only = folds.flatMap(({ projection }) => projection.only);
  for (let after: Position | undefined; ; ) {
    const page = await store.readAll({ only, limit: 5000, ...(after !== undefined && { after }) });
    for (const event of page.events)
      for (const { projection, rows } of folds) if (selected(projection.only, event)) projection.apply(rows, event);
    if (page.end) break;
    after = page.position;
  }
  return Object.fromEntries(folds.map(({ name, projection, rows }) => [name, projection.view(rows)])) as Projected<P>;
}
