import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll } from "vitest";

/**
 * A program of `children/` and all it imports as one file, which starts in a quarter of the time: that is most of what a test costs
 * that kills it hundreds of times. The file is gone after the tests of this file.
 */
export async function bundled(name: string): Promise<string> {
  const place = mkdtempSync(join(tmpdir(), "caseloop-child-"));
  afterAll(() => rmSync(place, { recursive: true, force: true }));
  const outfile = join(place, "children", `${name}.mjs`);
  await build({
    entryPoints: [join(import.meta.dirname, "children", `${name}.ts`)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    conditions: ["@caseloop/source"],
    external: ["pg-native", "cloudflare:sockets"],
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
  cpSync(join(import.meta.dirname, "../migrations"), join(place, "migrations"), { recursive: true });
  return outfile;
}
