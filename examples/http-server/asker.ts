import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Starts the server on a free port of this machine; `ask("POST /tickets/1", body)` asks it. */
export async function asker(http: Server) {
  await new Promise<void>((listening) => http.listen(0, "127.0.0.1", listening));
  const { port } = http.address() as AddressInfo;
  return async (what: string, body?: unknown, headers: Record<string, string> = {}) => {
    const [method = "GET", path = "/"] = what.split(" ");
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { ...headers, connection: "close" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, answer: await response.json() };
  };
}
