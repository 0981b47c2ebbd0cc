// What is written: relative links lead somewhere, the code blocks marked `run` run, and so does every example.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { consumer } from "./ci-consumer.mjs";
import { pinnedNode, root } from "./pinned-node.mjs";
import { run } from "./tool.mjs";

export async function documentSteps(temporary) {
  const { output } = await run("git", ["ls-files", "*.md"]);
  const documents = output
    .split("\n")
    .filter((name) => name !== "" && existsSync(join(root, name)))
    .map((name) => ({ name, text: readFileSync(join(root, name), "utf8") }));
  return [
    ["links in documents", async () => deadLinks(documents)],
    ...documents.flatMap((each) => blocks(each, temporary)),
  ];
}

function deadLinks(documents) {
  const dead = documents.flatMap(({ name, text }) =>
    [...text.replace(/^```.*?^```/gms, "").matchAll(/\]\(([^)\s]+)[^)]*\)/g)]
      .map(([, target]) => decodeURI(target.replace(/#.*/, "")))
      .filter((target) => target !== "" && !/^[a-z]+:/.test(target))
      .filter((target) => !existsSync(join(root, dirname(name), target)))
      .map((target) => `${name}: ${target}`),
  );
  return { ok: dead.length === 0, output: dead.join("\n") };
}

/** "```ts run" runs against the packed tarballs, "```sh run" from the workspace root. */
function blocks({ name, text }, temporary) {
  return [...text.matchAll(/^```(ts|sh) run\n(.*?)^```/gms)].map(([, language, code], index) => [
    `${name}, ${language} block ${index + 1}`,
    () => {
      if (language === "sh") return run("bash", ["-euo", "pipefail", "-c", code]);
      const folder = consumer(temporary);
      const file = join(folder, `${name.replaceAll("/", "-")}-${index + 1}.ts`);
      writeFileSync(file, code);
      return run(pinnedNode(), [file], { cwd: folder });
    },
  ]);
}
