import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** What of these bytes goes through, and whether the connection is cut after them. */
export type Passing = (bytes: Buffer, to: "server" | "client") => { readonly pass: Buffer; readonly cut?: boolean };

/** Everything goes through. */
export const whole: Passing = (bytes) => ({ pass: bytes });
const nothing = Buffer.alloc(0);
/** Requests go through, answers do not. */
export const unanswered: Passing = (bytes, to) => ({ pass: to === "server" ? bytes : nothing });
/** Nothing goes through, and nobody is told: a cable was pulled. */
export const silent: Passing = () => ({ pass: nothing });

/** A network between a client and the server at `url`, which can fail in every way a network does. */
export async function proxied(url: string, passing: Passing = whole) {
  const { hostname, port: serverPort } = new URL(url);
  const sockets = new Set<Socket>();
  let current = passing;

  const join = (from: Socket, to: Socket, end: "server" | "client") => {
    sockets.add(from);
    from.on("error", () => {});
    from.on("close", () => {
      sockets.delete(from);
      if (current !== silent) to.destroy();
    });
    from.on("data", (bytes) => {
      const { pass, cut } = current(bytes, end);
      if (pass.length > 0) to.write(pass);
      if (cut) to.destroySoon();
    });
  };
  const network = createServer((near) => {
    const far = connect(Number(serverPort), hostname);
    join(near, far, "server");
    join(far, near, "client");
  });
  const listen = (port: number) => new Promise<void>((resolve) => network.listen(port, "127.0.0.1", resolve));
  await listen(0);
  const { port } = network.address() as AddressInfo;
  const through = new URL(url);
  through.port = String(port);

  const hangUp = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: through.href,
    /** From now on, this is what goes through. */
    pass(next: Passing) {
      current = next;
    },
    /** Cuts all connections. */
    hangUp,
    /** Cuts all connections, and refuses new ones until it is opened again. */
    async close() {
      const closed = new Promise((resolve) => network.close(resolve));
      hangUp();
      await closed;
    },
    open: () => listen(port),
  };
}
