// What is written: relative links lead somewhere, the code blocks marked `run` run, and so does every example.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pinnedNode, root } from "./pinned-node.mjs";
import { run } from "./tool.mjs";

const documents = execFileSync("git", ["ls-files", "*.md"], { cwd: root, encoding: "utf8" })
  .split("\n")
  .filter((name) => name !== "" && existsSync(join(root, name)))
  .map((name) => ({ name, text: readFileSync(join(root, name), "utf8") }));

/** The code blocks that run: "```ts run" in a stranger's project, "```sh run" from the workspace root. */
export const codeBlocks = documents.flatMap(({ name, text }) =>
  [...text.matchAll(/^```(ts|sh) run\n(.*?)^```/gms)].map(([, language, code], index) => {
    const title = `${name}, block ${index + 1}`;
    return { title, language, code, file: `${title.replaceAll(/[^a-z0-9]+/gi, "-")}.ts` };
  }),
);

/** `project` is the folder of the stranger's project, where the blocks have been written. */
export const documentSteps = (project) => [
  ["links in documents", async () => deadLinks()],
  ...codeBlocks.map(({ title, language, code, file }) => [
    title,
    () =>
      language === "sh" ? run("bash", ["-euo", "pipefail", "-c", code]) : run(pinnedNode(), [file], { cwd: project }),
  ]),
  ...examples().map(({ name, cwd }) => [`example ${name}`, () => run("npm", ["run", "start"], { cwd })]),
];

function deadLinks() {
  const dead = documents.flatMap(({ name, text }) =>
    [...text.replace(/^```.*?^```/gms, "").matchAll(/\]\(([^)\s]+)[^)]*\)/g)]
      .map(([, target]) => decodeURI(target.replace(/#.*/, "")))
      .filter((target) => target !== "" && !/^[a-z]+:/.test(target))
      .filter((target) => !existsSync(join(root, dirname(name), target)))
      .map((target) => `${name}: ${target}`),
  );
  return { ok: dead.length === 0, output: dead.join("\n") };
}

/** Every example with a `start` script. */
function examples() {
  const folder = join(root, "examples");
  return (existsSync(folder) ? readdirSync(folder) : [])
    .map((name) => ({ name, cwd: join(folder, name) }))
    .filter(({ cwd }) => existsSync(join(cwd, "package.json")))
    .filter(({ cwd }) => JSON.parse(readFileSync(join(cwd, "package.json"), "utf8")).scripts?.start);
}
