// npm test: types, style, unused code, then every test; one summary at the end.
import { tool } from "./tool.mjs";

const still = {
  types: ["typescript", "tsc", "--project", "tsconfig.json"],
  style: ["@biomejs/biome", "biome", "check", "--colors=off"],
  unused: ["knip", "knip", "--no-config-hints"],
};
const tests = ["vitest", "vitest", "run", "--config", "vitest.workspace.ts"];

/** Runs every check, prints what failed and a summary, answers whether all passed; arguments go to vitest. */
export async function check(args = []) {
  const results = await Promise.all(
    Object.entries(still).map(async ([name, command]) => ({ name, ...(await tool(command)) })),
  );
  for (const { name, ok, output } of results) {
    if (!ok) console.log(`\n── ${name} failed ──\n${output.trimEnd()}`);
  }
  results.push({ name: "tests", ...(await tool([...tests, ...args], { live: true })) });

  console.log("");
  for (const { name, ok, seconds } of results) {
    console.log(`  ${ok ? "✓" : "✗"} ${name.padEnd(8)}${seconds.toFixed(1).padStart(7)} s${ok ? "" : "   failed"}`);
  }
  const failed = results.filter(({ ok }) => !ok).map(({ name }) => name);
  console.log(failed.length ? `\nFailed: ${failed.join(", ")}.` : "\nAll checks passed.");
  return failed.length === 0;
}
