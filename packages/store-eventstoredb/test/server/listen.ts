import { once } from "node:events";
import { createServer, type Server as Listener, type Socket } from "node:net";
import { type Server, ServerCredentials } from "@grpc/grpc-js";

/** A gRPC server behind sockets of our own, so that a test can cut them as a killed process does. */
export interface Listening {
  readonly port: number;
  start(port: number): Promise<void>;
  stop(): Promise<void>;
  cut(): void;
  close(): Promise<void>;
}

export function listen(server: Server): Listening {
  const injector = server.createConnectionInjector(ServerCredentials.createInsecure());
  const sockets = new Set<Socket>();
  let listener: Listener | undefined;
  let port = 0;
  const cut = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  const stop = async () => {
    const closing = listener;
    listener = undefined;
    const closed = closing && once(closing.close(), "close");
    cut();
    await closed;
  };
  return {
    get port() {
      return port;
    },
    async start(wanted) {
      if (listener) return;
      listener = createServer((socket) => {
        socket.setNoDelay(true);
        sockets.add(socket);
        socket.on("error", () => {});
        socket.on("close", () => sockets.delete(socket));
        injector.injectConnection(socket);
      });
      await once(listener.listen(wanted, "127.0.0.1"), "listening");
      const address = listener.address();
      port = typeof address === "object" && address ? address.port : wanted;
    },
    stop,
    cut,
    async close() {
      await stop();
      injector.destroy();
      server.forceShutdown();
    },
  };
}
