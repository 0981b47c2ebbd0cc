// What is published: built, packed, linted, weighed.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { pnpm } from "./install.mjs";
import { root } from "./pinned-node.mjs";
import { run, tool } from "./tool.mjs";

/** Core, minified and gzipped, without zod, immer and uuid. */
const CORE_BUDGET = 12_000;

const packages = readdirSync(join(root, "packages")).map((folder) => ({
  folder: join(root, "packages", folder),
  manifest: JSON.parse(readFileSync(join(root, "packages", folder, "package.json"), "utf8")),
}));

/** The packed tarballs in this folder. */
export const tarballs = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".tgz"))
    .map((name) => join(folder, name));

const tarball = (folder, name) =>
  tarballs(folder).find((file) => file.includes(`${name.replace("@", "").replace("/", "-")}-`));

const pack = ["--recursive", "--filter", "./packages/*", "pack", "--pack-destination"];

export const packageSteps = (temporary) => [
  ...packages.map(({ folder, manifest }) => [`build ${manifest.name}`, () => tool(["tsup", "tsup"], { cwd: folder })]),
  ["pack", () => run("npx", ["--yes", pnpm, ...pack, temporary])],
  ...packages.flatMap(({ manifest: { name, exports } }) => [
    [`publint ${name}`, () => tool(["publint", "publint", "--strict", tarball(temporary, name)])],
    ...(exports["."] ? [[`types resolve from ESM and CJS: ${name}`, () => attw(tarball(temporary, name))]] : []),
  ]),
  ["core runs in a browser and stays in its budget", weighCore],
];

/** The node10 algorithm is left out: it knows no `exports`, and Node 10 is no target. */
const attw = (file) => tool(["@arethetypeswrong/cli", "attw", "--profile", "node16", "--no-color", file]);

async function weighCore() {
  const { build } = await import("esbuild");
  const entry = join(root, "packages/core/dist/index.js");
  const bundle = (external) =>
    build({
      entryPoints: [entry],
      bundle: true,
      minify: true,
      write: false,
      format: "esm",
      platform: "browser",
      external,
    });
  await bundle([]);
  const { outputFiles } = await bundle(["zod", "immer", "uuid"]);
  const size = gzipSync(outputFiles[0].contents).length;
  const note = `${size} of ${CORE_BUDGET} bytes`;
  return { ok: size <= CORE_BUDGET, output: note, note };
}
