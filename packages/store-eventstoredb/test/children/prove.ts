import { parentPort, workerData } from "node:worker_threads";
import { contract } from "@caseloop/core/contract";
import { memoryStore } from "@caseloop/core/memory";
import { type DbClient, eventStoreDb } from "../../src/index.ts";
import { type ClientName, connect } from "../clients.ts";

/** Proves the contract through one client, and tells of every promise; the parent serves a log for each name. */
const { client: name, address } = workerData as { readonly client: ClientName; readonly address?: string };
const parent = parentPort as NonNullable<typeof parentPort>;
const ports = new Map<string, Promise<number>>();
const told = new Map<string, (port: number) => void>();
parent.on("message", ({ log, port }: { readonly log: string; readonly port: number }) => told.get(log)?.(port));

const portOf = (log: string): Promise<number> => {
  const port = ports.get(log) ?? new Promise<number>((resolve) => told.set(log, resolve));
  if (!ports.has(log)) parent.postMessage({ log });
  ports.set(log, port);
  return port;
};

const run = `r${Date.now()}`;
for (const [promise, prove] of contract) {
  const clients: DbClient[] = [];
  try {
    await prove(async (log, options) => {
      const client = await connect(name, address ?? (await portOf(log)));
      clients.push(client);
      return eventStoreDb({ client, views: memoryStore().views, prefix: address ? `${run}${log}.` : "", ...options });
    });
    parent.postMessage({ promise });
  } catch (error) {
    parent.postMessage({ promise, problem: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
  for (const client of clients) await client.dispose?.().catch(() => {});
}
process.exit(0);
