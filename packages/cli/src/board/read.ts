import { type EventStore, hasCode, type Projection, rebuild, subscribe, type Views } from "@caseloop/core";

const PAGE = 1000;

/** The rows of a kept view, brought up to the end of the log first; a view that other code made is built anew. */
export async function rowsNow<Row>(
  store: EventStore & { readonly views: Views },
  projection: Projection<ReadonlyMap<string, Row>, Row>,
  onProgress: (position: number, head: number) => void = () => {},
): Promise<ReadonlyMap<string, Row>> {
  const head = await store.head();
  const catchingUp = subscribe(store, projection, { live: false });
  const told = setInterval(() => onProgress(catchingUp.position, head), 100);
  try {
    await catchingUp.done;
  } catch (error) {
    if (!hasCode(error, "view-outdated")) throw error;
    await rebuild(store, projection, { onProgress: ({ position }) => onProgress(position, head) });
  } finally {
    clearInterval(told);
  }
  const rows = new Map<string, Row>();
  for (let after: string | undefined; ; ) {
    const page = await store.views.scan(projection.name, { limit: PAGE, ...(after !== undefined && { after }) });
    for (const [key, row] of page) rows.set(key, row as Row);
    if (page.length < PAGE) return rows;
    after = page.at(-1)?.[0];
  }
}
