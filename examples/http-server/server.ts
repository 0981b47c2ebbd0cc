import { createServer, type IncomingMessage, type Server } from "node:http";
import { handle, hasCode, history, load, stateCache, subscribe } from "@caseloop/core";
import { sqliteStore } from "@caseloop/store-sqlite";
import { ticket } from "@caseloop/ticket";
import { board } from "./board.ts";

/**
 * POST /tickets/ID   a command as JSON; header `x-user` says who, `idempotency-key` makes a retry harmless
 * GET  /tickets/ID   the case, `?asOf=2023-07-10` as it was, with its history
 * GET  /board        rows of a projection that is kept as events arrive
 */
export function server(path: string): Server {
  const store = sqliteStore(path);
  const cache = stateCache();
  const live = subscribe(store, board);

  async function answer(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const id = /^\/tickets\/([^/]+)$/.exec(pathname)?.[1];
    if (pathname === "/board") return { status: 200, body: Object.fromEntries(await store.views.scan("board")) };
    if (!id) return { status: 404, body: { code: "no-such-page" } };
    if (request.method === "GET") {
      const asOf = searchParams.get("asOf");
      const moment = asOf === null ? {} : { asOf };
      const { state, version } = await load(store, ticket, id, moment);
      return {
        status: version > 0 ? 200 : 404,
        body: { version, state, history: await history(store, ticket, id, moment) },
      };
    }
    const { type, data, at } = JSON.parse(await text(request));
    const envelope = {
      ...header(request, "idempotency-key", "id"),
      ...header(request, "x-user", "by"),
      ...(at && { at }),
    };
    const result = await handle(store, ticket, id, { type, data, ...envelope }, { cache, retry: { times: 3 } });
    if (!result.ok) return { status: 422, body: result.rejection };
    await live.reached(result.position); // whoever reads the board next sees what was written
    return { status: result.repeated ? 200 : 201, body: { version: result.version } };
  }

  const http = createServer(async (request, response) => {
    const { status, body } = await answer(request).catch(failure);
    response.writeHead(status, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(body));
  });
  http.on("close", async () => {
    await live.stop();
    await store.close();
  });
  return http;
}

function failure(error: unknown) {
  if (hasCode(error, "concurrency")) return { status: 409, body: { code: error.code, ...error.facts } };
  if (error instanceof SyntaxError || error instanceof RangeError)
    return { status: 400, body: { code: "bad-request", because: error.message } };
  return { status: 500, body: { code: "failed", because: String(error) } };
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function header(request: IncomingMessage, name: string, field: string): Record<string, string> {
  const value = request.headers[name];
  return typeof value === "string" ? { [field]: value } : {};
}
