// Runs a development tool on the pinned Node.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pinnedNode, root } from "./pinned-node.mjs";

/** The script of a tool's command: `script("typescript", "tsc")`. */
function script(packageName, command) {
  const folder = join(root, "node_modules", packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return join(folder, typeof bin === "string" ? bin : bin[command]);
}

/** Runs `[package, command, ...args]`; answers `{ ok, output, seconds }`, or streams the output when `live`. */
export function tool([packageName, command, ...args], { live = false, cwd = root, env = process.env } = {}) {
  return run(pinnedNode(), [script(packageName, command), ...args], { live, cwd, env });
}

/** Runs any command with the pinned Node first on the PATH. */
export function run(command, args, { live = false, cwd = root, env = process.env } = {}) {
  const start = performance.now();
  const path = [join(root, "node_modules/.bin"), env.PATH].join(delimiter);
  const stdio = live ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"];
  const child = spawn(command, args, { cwd, stdio, env: { ...env, PATH: path } });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  return new Promise((resolve) => {
    const end = (ok) => resolve({ ok, output, seconds: (performance.now() - start) / 1000 });
    child.on("error", (error) => {
      output += error.message;
      end(false);
    });
    child.on("close", (code) => end(code === 0));
  });
}
