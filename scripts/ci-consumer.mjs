// The packed tarballs in an empty project, as a stranger installs them.
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { codeBlocks } from "./ci-documents.mjs";
import { tarballs } from "./ci-packages.mjs";
import { pinnedNode, platformPackage, root } from "./pinned-node.mjs";
import { run, tool } from "./tool.mjs";

/** Besides the pinned Node: the oldest that is promised to work, and the newest line. */
const otherNodes = { oldest: "22.18.0", newest: "26.10.0" };

/** `cwd` is the folder of the stranger's project; the tarballs lie in `packed`. */
export function consumerSteps(cwd, packed) {
  const programs = ["program.ts", "program.cts"];
  return [
    ["install the tarballs in an empty project", () => install(cwd, packed)],
    [
      "type-check programs against them, as ESM and as CJS, and what documents show",
      () => tool(["typescript", "tsc", "-p", "."], { cwd }),
    ],
    ...programs.map((file) => [`run ${file} on the pinned Node`, () => run(pinnedNode(), [file], { cwd })]),
    ...Object.entries(otherNodes).flatMap(([name, version]) =>
      programs.map((file) => [
        `run ${file} on Node ${version}`,
        () => run(join(cwd, "node_modules", name, "bin/node"), [file], { cwd }),
      ]),
    ),
    [
      "the installed command answers",
      () => run(pinnedNode(), ["node_modules/@caseloop/cli/bin/caseloop.mjs", "--help"], { cwd }),
    ],
  ];
}

function install(cwd, packed) {
  mkdirSync(cwd);
  cpSync(join(root, ".ci/consumer"), cwd, { recursive: true });
  writeFileSync(join(cwd, "package.json"), JSON.stringify({ private: true, type: "module" }));
  for (const { language, code, file } of codeBlocks) if (language === "ts") writeFileSync(join(cwd, file), code);
  const nodes = Object.entries(otherNodes).map(([name, version]) => `${name}@npm:${platformPackage()}@${version}`);
  // What documents show beside our packages; PGlite's types name those of Emscripten and do not bring them.
  const shown = ["@types/node@24", "@electric-sql/pglite@0.5.16", "@types/emscripten@1.41.6"];
  return run("npm", ["install", "--no-audit", "--no-fund", ...tarballs(packed), ...shown, ...nodes], { cwd });
}
