// Installs from the lockfile, and knows without asking anyone when that has already been done.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./pinned-node.mjs";

/** The workspace's pnpm, as npx names it: `pnpm@10.34.9`. */
export const pnpm = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).packageManager;

/** Runs the workspace's pnpm through npx; what it prints goes to stderr, so that stdout stays ours. */
export function runPnpm(args, directory = root) {
  const { status, error } = spawnSync("npx", ["--yes", pnpm, ...args], {
    cwd: directory,
    stdio: ["ignore", 2, 2],
    env: { ...process.env, CI: "true" },
    shell: process.platform === "win32",
  });
  if (error) throw error;
  return status === 0;
}

/** Installs the workspace in this folder unless the last install had the same manifests and lockfile. */
export function install(directory = root) {
  const stamp = join(directory, "node_modules/.cache/installed");
  const wanted = fingerprint(directory);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  if (!runPnpm(["install", "--frozen-lockfile"], directory)) {
    throw new Error("The install failed; what it said stands above.");
  }
  mkdirSync(join(stamp, ".."), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** A hash of every file that decides what an install lays down. */
function fingerprint(directory) {
  const members = ["packages", "examples"]
    .map((parent) => join(directory, parent))
    .filter((parent) => existsSync(parent))
    .flatMap((parent) => readdirSync(parent).map((name) => join(parent, name)));
  const files = ["pnpm-lock.yaml", "pnpm-workspace.yaml", ".npmrc"].map((name) => join(directory, name));
  const manifests = [directory, ...members].map((folder) => join(folder, "package.json"));
  const hash = createHash("sha256");
  for (const file of [...files, ...manifests].sort()) {
    if (existsSync(file)) hash.update(file).update(readFileSync(file));
  }
  return hash.digest("hex");
}
