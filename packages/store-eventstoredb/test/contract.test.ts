import { Worker } from "node:worker_threads";
import { contract } from "@caseloop/core/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clientNames } from "./clients.ts";
import { type Server, startServer } from "./server/index.ts";

const address = process.env.EVENTSTORE_URL;
const where = address ? `the cluster ${new URL(address).host}` : "a server in this process (no EVENTSTORE_URL)";

describe.each(clientNames)(`through %s and ${where} the store keeps every promise of the port`, (client) => {
  const servers: Server[] = [];
  const proofs = new Map<string, Promise<string | undefined>>();
  let worker: Worker;

  beforeAll(() => {
    worker = new Worker(new URL("./children/prove.ts", import.meta.url), {
      execArgv: ["--conditions=@caseloop/source"],
      workerData: { client, ...(address && { address }) },
    });
    const answers = new Map<string, (problem: string | undefined) => void>();
    for (const [promise] of contract) proofs.set(promise, new Promise((resolve) => answers.set(promise, resolve)));
    const endAll = (problem: string) => {
      for (const answer of answers.values()) answer(problem);
    };
    worker.on("error", (error) => endAll(String(error instanceof Error ? error.stack : error)));
    worker.on("exit", () => endAll("the thread ended before it came to this promise"));
    worker.on("message", async (message: { log?: string; promise?: string; problem?: string }) => {
      if (message.promise !== undefined) return answers.get(message.promise)?.(message.problem);
      const served = await startServer({ maxAppendSize: 2 ** 22 });
      servers.push(served);
      worker.postMessage({ log: message.log, port: served.port });
    });
  });
  afterAll(async () => {
    await worker.terminate();
    for (const server of servers) await server.close();
  });

  for (const [promise] of contract) {
    test(promise, async () => expect(await proofs.get(promise)).toBeUndefined());
  }
});
