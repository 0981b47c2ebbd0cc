import { existsSync, readdirSync } from "node:fs";
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
    projects: projects.map(({ name, root }) => ({
      extends: true as const,
      root,
      test: { name, include: ["**/*.test.ts"] },
    })),
  },
});
