import { readFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";

const measuredWith = [
  "@event-driven-io/emmett",
  "@event-driven-io/emmett-sqlite",
  "@event-driven-io/emmett-postgresql",
  "@castore/core",
  "@castore/event-storage-adapter-postgres",
  "pg",
  "immer",
  "json-rules-engine",
  "@gorules/zen-engine",
  "zod",
];

/** On what, and with which versions, the figures were taken. */
export function machine() {
  const list = cpus();
  return {
    cpu: `${list.length} × ${list[0]?.model.trim() ?? "unknown"}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
    versions: Object.fromEntries(measuredWith.map((name) => [name, version(name)])),
  };
}

function version(name: string): string {
  try {
    const manifest = readFileSync(new URL(`../node_modules/${name}/package.json`, import.meta.url), "utf8");
    return (JSON.parse(manifest) as { version: string }).version;
  } catch {
    return "not installed";
  }
}
