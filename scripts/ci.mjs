// .ci/run: npm test, then what is published, as a stranger meets it. Counts every test and every step.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { consumerSteps } from "./ci-consumer.mjs";
import { documentSteps } from "./ci-documents.mjs";
import { largeSteps } from "./ci-large.mjs";
import { packageSteps } from "./ci-packages.mjs";
import { run } from "./tool.mjs";

const temporary = mkdtempSync(join(tmpdir(), "caseloop-ci-"));
const project = join(temporary, "consumer");
let passed = 0;
let failed = 0;

/** One step: a name, and work that throws or answers `{ ok: false, output }` when it fails. */
async function step([name, work]) {
  const start = performance.now();
  const {
    ok = true,
    output = "",
    note,
  } = await Promise.resolve()
    .then(work)
    .then((result) => result ?? {}, thrown);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${ok ? "✓" : "✗"} ${name} (${note ? `${note}, ` : ""}${seconds} s)`);
  if (!ok) console.log(output.trimEnd().replace(/^/gm, "    "));
  if (ok) passed += 1;
  else failed += 1;
}

const thrown = (error) => ({ ok: false, output: error.stack ?? String(error) });

/** npm test, counted test by test. */
async function everyTest() {
  const report = join(temporary, "vitest.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { ok } = await run("npm", ["test", "--", ...reporters], { live: true });
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, "utf8"));
  passed += numPassedTests;
  failed += numFailedTests;
  if (numPendingTests > 0) console.log(`${numPendingTests} tests skipped`);
  if (numPassedTests === 0) return { ok: false, output: "No test ran." };
  return { ok, output: "What failed stands above." };
}

await step(["npm test", everyTest]);
for (const each of packageSteps(temporary)) await step(each);
for (const each of consumerSteps(project, temporary)) await step(each);
for (const each of documentSteps(project)) await step(each);
for (const each of largeSteps(temporary)) await step(each);

rmSync(temporary, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
