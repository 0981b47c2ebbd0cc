import { execFile } from "node:child_process";
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

describe("the line of packages", () => {
  test("holds in this workspace", async () => {
    const folders = ["packages", "examples", "scripts", "test"].filter((name) => globSync(`${root}/${name}`).length);
    expect(await violations(root, folders)).toEqual([]);
  });

  test("is broken by each of these planted imports, and by nothing beside them", async () => {
    const planted = plant({
      "packages/law/src/index.ts": 'export { fine } from "@caseloop/core";',
      "packages/law/src/newer.ts": 'export { fine } from "@caseloop/ticket";',
      "packages/law/src/types-only.ts": 'import type { fine } from "@caseloop/ticket"; export type T = typeof fine;',
      "packages/law/src/path.ts": 'export { fine } from "../../core/src/index.ts";',
      "packages/law/src/disk.ts": 'export { readFileSync } from "node:fs";',
      "packages/law/src/ring.ts": 'export { ring } from "./ring-back.ts";',
      "packages/law/src/ring-back.ts": 'export { ring } from "./ring.ts";',
      "packages/law/src/nowhere.ts": 'export { fine } from "no-such-package";',
      "packages/law/test/newer.test.ts": 'export { fine } from "@caseloop/ticket";',
      "packages/core/src/index.ts": "export const fine = 1;",
      "packages/core/src/law.ts": 'export { fine } from "@caseloop/law";',
      "packages/core/src/example.ts": 'export { fine } from "../../../examples/one/index.ts";',
      "packages/ticket/src/index.ts": 'export { fine } from "@caseloop/law";',
      "packages/ticket/src/store.ts": 'export { fine } from "@caseloop/store-sqlite";',
      "packages/store-sqlite/src/index.ts":
        'export { fine } from "@caseloop/core"; export { readFileSync } from "node:fs";',
      "packages/store-sqlite/src/law.ts": 'export { fine } from "@caseloop/law";',
      "packages/newcomer/src/index.ts": 'export { fine } from "@caseloop/core";',
      "examples/one/index.ts": 'export { fine } from "@caseloop/ticket";',
    });
    expect(await violations(planted, ["packages", "examples"])).toEqual([
      "by-name-only: packages/law/src/path.ts → packages/core/src/index.ts",
      "examples-and-bench-are-leaves: packages/core/src/example.ts → examples/one/index.ts",
      "line-of-packages: core: packages/core/src/law.ts → packages/law/src/index.ts",
      "line-of-packages: law: packages/law/src/newer.ts → packages/ticket/src/index.ts",
      "line-of-packages: law: packages/law/src/types-only.ts → packages/ticket/src/index.ts",
      "line-of-packages: law: packages/law/test/newer.test.ts → packages/ticket/src/index.ts",
      "line-of-packages: store-sqlite: packages/store-sqlite/src/law.ts → packages/law/src/index.ts",
      "line-of-packages: ticket: packages/ticket/src/store.ts → packages/store-sqlite/src/index.ts",
      "no-circles: packages/law/src/ring-back.ts → packages/law/src/ring.ts",
      "nothing-unresolved: packages/law/src/nowhere.ts → no-such-package",
      "pure-packages-have-no-node: packages/law/src/disk.ts → fs",
      "unknown-package: packages/newcomer/src/index.ts → packages/core/src/index.ts",
    ]);
  });
});

describe("a pure package", () => {
  const impure = [
    "Date.now()",
    "new Date()",
    "Math.random()",
    "crypto.randomUUID()",
    "process.env.TZ",
    "performance.now()",
  ];

  test("may have no clock, no chance and no Node of its own", async () => {
    const source = impure.map((use, i) => `export const u${i} = ${use};`).join("\n");
    const planted = plant({ "packages/law/src/index.ts": source, "packages/store-sqlite/src/index.ts": source });
    cpSync(join(root, "biome.json"), join(planted, "biome.json"));
    cpSync(join(root, "test/pure.grit"), join(planted, "test/pure.grit"));
    const { stdout } = await tool(
      "@biomejs/biome/bin/biome",
      ["lint", "--vcs-enabled=false", "--reporter=json"],
      planted,
    );
    const { diagnostics } = JSON.parse(stdout);
    expect(diagnostics.map(biomePlace)).toEqual(impure.map((_, i) => `plugin packages/law/src/index.ts:${i + 1}`));
  });
});

describe("a source file", () => {
  const sources = globSync("packages/*/src/**/*.ts", { cwd: root });

  test("stays under 200 lines", () => {
    const long = sources.filter((file) => readFileSync(join(root, file), "utf8").split("\n").length > 200);
    expect(long).toEqual([]);
  });

  test("is named after its idea", () => {
    expect(sources.filter((file) => /\/(utils?|common|types|helpers?|misc)(\.ts|\/)/.test(file))).toEqual([]);
  });
});

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** Lays these files in a new folder as a workspace whose packages are linked by name. */
function plant(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "caseloop-architecture-"));
  folders.push(folder);
  cpSync(join(root, "tsconfig.base.json"), join(folder, "tsconfig.base.json"));
  mkdirSync(join(folder, "node_modules/@caseloop"), { recursive: true });
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  for (const name of new Set(Object.keys(files).map((file) => /^packages\/([^/]+)/.exec(file)?.[1]))) {
    if (name === undefined) continue;
    const manifest = {
      name: `@caseloop/${name}`,
      type: "module",
      exports: { ".": { "@caseloop/source": "./src/index.ts" } },
    };
    writeFileSync(join(folder, "packages", name, "package.json"), JSON.stringify(manifest));
    symlinkSync(join(folder, "packages", name), join(folder, "node_modules/@caseloop", name));
  }
  return folder;
}

/** What dependency-cruiser finds, one line for each forbidden import. */
async function violations(cwd: string, paths: string[]): Promise<string[]> {
  const config = join(root, ".dependency-cruiser.mjs");
  const args = ["--config", config, "--output-type", "json", ...paths];
  const { stdout, stderr } = await tool("dependency-cruiser/bin/dependency-cruiser.mjs", args, cwd);
  if (stdout === "") throw new Error(stderr);
  const found: { rule: { name: string }; from: string; to: string }[] = JSON.parse(stdout).summary.violations;
  return found.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`).sort();
}

interface Diagnostic {
  category: string;
  location: { path: string; start: { line: number } };
}

function biomePlace({ category, location }: Diagnostic): string {
  return `${category} ${location.path}:${location.start.line}`;
}

/** Runs a development tool; its exit code is not asked for, since findings are what these tests want. */
function tool(script: string, args: string[], cwd: string): Promise<{ stdout: string; stderr: string }> {
  const path = join(root, "node_modules", script);
  return new Promise((resolve) => {
    execFile(process.execPath, [path, ...args], { cwd, maxBuffer: 2 ** 26 }, (_error, stdout, stderr) =>
      resolve({ stdout, stderr }),
    );
  });
}
