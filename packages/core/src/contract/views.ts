import { type Position, position } from "../message.ts";
import type { EventStore } from "../store.ts";
import type { Views } from "../views.ts";
import { equal, newLog, type Open, refuses, type StorePromise } from "./promise.ts";

const checkpoint = (at: number) => ({ position: position(at), fingerprint: "f1", parked: {} });
const change = (expected: Position | undefined, at: number, rows: Record<string, unknown>, gone: string[] = []) => ({
  expected,
  checkpoint: checkpoint(at),
  set: new Map(Object.entries(rows)),
  delete: gone,
});

/** Promises of stores that keep views; those that keep none have nothing to prove. */
export const viewPromises: readonly StorePromise[] = (
  [
    [
      "rows and checkpoint of a view are saved together, and read back in order of key",
      async (views) => {
        equal(
          [await views.checkpoint("board"), (await views.rows("board", ["a"])).size, await views.scan("board")],
          [undefined, 0, []],
          "a view never saved",
        );
        await views.save("board", change(undefined, 3, { b: { n: 2 }, a: { n: 1 }, 中: [1, "二"], c: 3 }));
        equal(await views.checkpoint("board"), checkpoint(3), "the checkpoint");
        equal(
          Object.fromEntries(await views.rows("board", ["a", "中", "zzz"])),
          { a: { n: 1 }, 中: [1, "二"] },
          "rows by key",
        );
        equal(
          (await views.scan("board")).map(([key]) => key),
          ["a", "b", "c", "中"],
          "keys in order",
        );
        equal(
          await views.scan("board", { after: "a", limit: 2 }),
          [
            ["b", { n: 2 }],
            ["c", 3],
          ],
          "a page of rows",
        );
        await views.save("board", change(position(3), 5, { a: { n: 9 } }, ["b", "never there"]));
        equal(
          [await views.checkpoint("board"), Object.fromEntries(await views.scan("board"))],
          [checkpoint(5), { a: { n: 9 }, c: 3, 中: [1, "二"] }],
          "after a second save",
        );
      },
    ],
    [
      "a runner whose checkpoint was moved by another saves nothing",
      async (views) => {
        await views.save("board", change(undefined, 3, { a: 1 }));
        await refuses(
          () => views.save("board", change(undefined, 4, { a: 2 })),
          "concurrency",
          "a save that expected no view",
        );
        await refuses(
          () => views.save("board", change(position(2), 4, { a: 2, b: 2 })),
          "concurrency",
          "a save on a stale checkpoint",
        );
        await refuses(
          () => views.save("fresh", change(position(2), 4, { a: 2 })),
          "concurrency",
          "a save on a checkpoint that is not there",
        );
        await refuses(
          () => views.save("board", change(position(3), 4, { a: 2, b: Number.NaN })),
          "invalid-payload",
          "a row JSON cannot carry",
        );
        equal([await views.checkpoint("board"), await views.scan("board")], [checkpoint(3), [["a", 1]]], "the view");
      },
    ],
    [
      "a view is kept only by the fold that made it, until another takes its place",
      async (views) => {
        await views.save("board", change(undefined, 3, { a: 1 }));
        const other = { ...change(position(3), 4, { a: 2 }), checkpoint: { ...checkpoint(4), fingerprint: "f2" } };
        await refuses(() => views.save("board", other), "concurrency", "a save by another fold on the same checkpoint");
        equal([await views.checkpoint("board"), await views.scan("board")], [checkpoint(3), [["a", 1]]], "the view");
        await views.save("board~rebuilt", { ...other, expected: undefined });
        await views.replace("board~rebuilt", "board");
        await refuses(
          () => views.save("board", change(position(4), 5, { a: 3 })),
          "concurrency",
          "a save by the fold whose view was replaced",
        );
        equal(
          [await views.checkpoint("board"), await views.scan("board")],
          [other.checkpoint, [["a", 2]]],
          "the new view",
        );
      },
    ],
    [
      "a view takes another's place in one step, and can be forgotten",
      async (views) => {
        await views.save("board", change(undefined, 3, { a: 1, b: 2 }));
        await views.save("board~rebuilt", change(undefined, 7, { a: 5 }));
        await views.save("other", change(undefined, 1, { z: 1 }));
        await views.replace("board~rebuilt", "board");
        equal(
          [await views.checkpoint("board"), await views.scan("board")],
          [checkpoint(7), [["a", 5]]],
          "the view in its place",
        );
        equal(
          [await views.checkpoint("board~rebuilt"), await views.scan("board~rebuilt")],
          [undefined, []],
          "its old name",
        );
        await views.save("board", change(position(7), 8, { b: 1 }));
        await views.drop("board");
        await views.drop("never there");
        equal(
          [await views.checkpoint("board"), await views.scan("board"), await views.scan("other")],
          [undefined, [], [["z", 1]]],
          "after forgetting",
        );
      },
    ],
  ] as const satisfies readonly (readonly [string, (views: Views) => Promise<void>])[]
).map(([promise, prove]): StorePromise => [promise, (open: Open) => withViews(open, prove)]);

async function withViews(open: Open, prove: (views: Views) => Promise<void>): Promise<void> {
  const store: EventStore = await open(newLog());
  if (store.views) await prove(store.views);
  await store.close();
}
