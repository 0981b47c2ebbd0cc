import { expect, test } from "vitest";
import type { Reading } from "../src/port.ts";
import { items } from "../src/reading.ts";

/** A client's reading of so many items, which counts how often it is reset. */
function reading(count: number, failure?: Error) {
  const told = { resets: 0 };
  const stream = {
    async *[Symbol.asyncIterator]() {
      for (let i = 0; i < count; i++) yield i;
      if (failure) throw failure;
    },
    async cancel() {
      told.resets++;
    },
    on() {},
  };
  return { told, stream: stream as unknown as Reading };
}

// Servers count resets against floods of them (CVE-2023-44487), and drop the connection with everything that is on its way.
test("a reading that came to its end is not reset", async () => {
  const { told, stream } = reading(3);
  const seen: unknown[] = [];
  for await (const item of items(stream, "here", 1000)) seen.push(item);
  expect(seen).toEqual([0, 1, 2]);
  expect(told.resets).toBe(0);
});

test("a reading that failed is not reset", async () => {
  const { told, stream } = reading(1, new Error("no such stream"));
  const all = async () => {
    for await (const _ of items(stream, "here", 1000));
  };
  await expect(all()).rejects.toThrow("no such stream");
  expect(told.resets).toBe(0);
});

test("a reading that the caller breaks off, or that is stopped, is reset once", async () => {
  const broken = reading(3);
  for await (const _ of items(broken.stream, "here", 1000)) break;
  expect(broken.told.resets).toBe(1);

  const stopped = reading(3);
  for await (const _ of items(stopped.stream, "here", 1000, AbortSignal.abort()))
    throw new Error("it was stopped before");
  expect(stopped.told.resets).toBe(1);
});
