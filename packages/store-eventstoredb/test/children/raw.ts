import { parentPort, workerData } from "node:worker_threads";
import { connect } from "../clients.ts";

// One raw client in a thread of its own: asked by { id, call, args }, it answers { id, answer } or { id, error }.

type Call = (...args: readonly unknown[]) => Promise<unknown>;
type Raw = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;
type Following = AsyncIterable<unknown> & {
  on(event: string, listener: (...args: readonly unknown[]) => void): void;
  unsubscribe(): Promise<void>;
};

const { client: name, address } = workerData as { client: Parameters<typeof connect>[0]; address: string };
const client = (await connect(name, address)) as unknown as Raw;
const port = parentPort;
if (!port) throw new Error("raw.ts is a thread");

const followed = new Map<unknown, Following>();

async function all(events: unknown): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for await (const { event, link } of events as AsyncIterable<{ event?: unknown; link?: unknown }>)
    found.push(link ? { ...(event as object), link } : event);
  return found;
}

function follow(key: unknown, subscription: unknown): void {
  const following = subscription as Following;
  followed.set(key, following);
  const tell = (told: object) => port?.postMessage({ key, told });
  following.on("confirmation", () => tell({ confirmed: true }));
  following.on("caughtUp", (...info) => tell({ caughtUp: info[0] ?? {} }));
  following.on("error", (error) => tell({ error: plain(error) }));
  following.on("data", (resolved) => tell({ event: (resolved as { event: unknown }).event }));
}

const checkpoints = (key: unknown, options: unknown) => {
  const { filter, ...others } = options as { filter?: object };
  const checkpointReached = async (_: unknown, checkpoint: unknown) => port.postMessage({ key, told: { checkpoint } });
  return { ...others, ...(filter && { filter: { ...filter, checkpointReached } }) };
};

/** Whatever of an error survives the way to the other thread, by one client's names where the two differ. */
const plain = (error: unknown) => {
  const { type, message, code, streamName, leader, maxAppendSize, ...more } = error as Error & Record<string, unknown>;
  const actualVersion = more.actualVersion ?? more.actualState;
  const expectedVersion = more.expectedVersion ?? more.expectedState;
  return { type, message, code, streamName, actualVersion, expectedVersion, leader, maxAppendSize };
};

const calls: Readonly<Record<string, Call>> = {
  append: async (stream, events, state, more) =>
    client.appendToStream?.(stream, events, { expectedRevision: state, streamState: state, ...(more as object) }),
  read: async (stream, options) => all(client.readStream?.(stream, options)),
  readAll: async (options) => all(client.readAll?.(options)),
  remove: async (stream, state) => client.deleteStream?.(stream, { expectedRevision: state, streamState: state }),
  tombstone: async (stream, state) => client.tombstoneStream?.(stream, { expectedRevision: state, streamState: state }),
  setMetadata: async (stream, metadata) => client.setStreamMetadata?.(stream, metadata),
  getMetadata: async (stream) => client.getStreamMetadata?.(stream),
  followAll: async (key, options) => follow(key, client.subscribeToAll?.(checkpoints(key, options))),
  followStream: async (key, stream, options) => follow(key, client.subscribeToStream?.(stream, options)),
  unfollow: async (key) => followed.get(key)?.unsubscribe(),
};

port.on("message", async ({ id, call, args }: { id: number; call: string; args: readonly unknown[] }) => {
  try {
    port.postMessage({ id, answer: await calls[call]?.(...args) });
  } catch (error) {
    port.postMessage({ id, error: plain(error) });
  }
});
