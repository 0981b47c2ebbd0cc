import { expect, test } from "vitest";

test("tests run on the pinned Node", () => {
  expect(process.version).toBe("v24.21.0");
});
