import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

test("the lockfile and the settings name no registry", () => {
  for (const file of ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json"]) {
    expect(readFileSync(join(root, file), "utf8"), file).not.toMatch(/https?:\/\/|tarball:|registry/);
  }
});
