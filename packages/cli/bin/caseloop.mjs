#!/usr/bin/env node
// Hands over to the command: from source in the workspace, from dist in an installed package.
// Plain JavaScript, so that a Node too old for Caseloop can still say so.
import { existsSync } from "node:fs";
import module from "node:module";
import { fileURLToPath } from "node:url";

const here = (path) => new URL(path, import.meta.url);
const [major, minor] = process.versions.node.split(".").map(Number);
const newEnough = major > 22 || (major === 22 && minor >= 18);
const workspace = here("../../../scripts/pinned-node.mjs");
const inWorkspace = existsSync(here("../src/main.ts")) && existsSync(workspace);

if (newEnough && inWorkspace) {
  dieWithLauncher();
  const conditions = (context) => ["@caseloop/source", ...context.conditions];
  module.registerHooks({
    resolve: (specifier, context, next) => next(specifier, { ...context, conditions: conditions(context) }),
  });
  await import(here("../src/main.ts").href);
} else if (newEnough) {
  await import(here("../dist/main.js").href);
} else if (inWorkspace) {
  const { becomePinned } = await import(workspace.href);
  becomePinned([fileURLToPath(import.meta.url), ...process.argv.slice(2)], { channel: true });
} else {
  console.error(`caseloop needs Node 22.18 or newer; this is Node ${process.versions.node}.`);
  process.exitCode = 1;
}

/** When the old Node that launched this one is killed outright, stop too: no second writer is left behind. */
function dieWithLauncher() {
  if (!process.channel) return;
  process.on("disconnect", () => process.kill(process.pid, "SIGKILL"));
  process.channel.unref();
}
