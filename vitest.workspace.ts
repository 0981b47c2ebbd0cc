import { existsSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

// Workspace packages resolve to their TypeScript source, so tests need no build.
const conditions = ["@caseloop/source", "module", "node", "development|production"];

/** One vitest project for each folder that holds tests, named after it. */
const projects = ["packages", "examples"]
  .filter((parent) => existsSync(parent))
  .flatMap((parent) => readdirSync(parent).map((name) => ({ name, root: `${parent}/${name}` })))
  .filter(({ root }) => existsSync(`${root}/package.json`))
  .concat({ name: "workspace", root: "test" });

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    isolate: false, // one worker serves many files, so a test leaves nothing behind it
    testTimeout: 120_000, // no test asks how long it took; this ends one that hangs
    hookTimeout: 120_000,
    projects: projects.map(({ name, root }) => ({
      extends: true as const,
      root,
      test: {
        name,
        include: ["**/*.test.ts"],
        globalSetup: [`${root}/test/server.ts`].filter(existsSync).map((file) => resolve(file)),
      },
    })),
  },
});
