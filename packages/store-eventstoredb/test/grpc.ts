import features from "@eventstore/db-client/generated/serverfeatures_grpc_pb.js";
import featuresPb from "@eventstore/db-client/generated/serverfeatures_pb.js";
import streams from "@eventstore/db-client/generated/streams_grpc_pb.js";
import { type Metadata, Server, ServerCredentials } from "@grpc/grpc-js";
import type { FakeServer } from "./fake.ts";
import { append, batchAppend } from "./grpc-append.ts";
import { read } from "./grpc-read.ts";

/** The fake server on a port, in the published protocol, for unmodified clients. */
export interface Served {
  readonly port: number;
  /** Cuts every connection; what is under way ends without an answer. */
  stop(): Promise<void>;
  /** Listens again on the same port. */
  start(): Promise<void>;
}

/** Serves a log. Without `batches`, appends go one call each, as on servers before 21.6. */
export async function serve(fake: FakeServer, { batches = true } = {}): Promise<Served> {
  let grpc: Server | undefined;
  let port = 0;
  const start = async () => {
    const made = new Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
    made.addService(features.ServerFeaturesService, {
      getSupportedMethods: (_: unknown, answer: (error: null, supported: featuresPb.SupportedMethods) => void) =>
        answer(null, supported(batches)),
    });
    made.addService(streams.StreamsService, {
      read: (call: Parameters<typeof read>[1]) => read(fake, call),
      append: (call: Parameters<typeof append>[1], answer: Parameters<typeof append>[2]) => append(fake, call, answer),
      batchAppend: (call: Parameters<typeof batchAppend>[1]) => batchAppend(fake, call),
      delete: unknown,
      tombstone: unknown,
    });
    port = await new Promise<number>((resolve, reject) =>
      made.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createInsecure(), (error, bound) =>
        error ? reject(error) : resolve(bound),
      ),
    );
    grpc = made;
  };
  await start();
  return {
    get port() {
      return port;
    },
    start,
    async stop() {
      grpc?.forceShutdown();
      fake.listeners.clear();
    },
  };
}

function supported(batches: boolean): featuresPb.SupportedMethods {
  const methods = new featuresPb.SupportedMethods().setEventStoreServerVersion("24.10.0");
  for (const name of ["Read", "Append", "Delete", "Tombstone", ...(batches ? ["BatchAppend"] : [])]) {
    const method = new featuresPb.SupportedMethod();
    method.setServiceName("event_store.client.streams.Streams");
    method.setMethodName(name);
    if (name === "Read") for (const of of ["position", "events"]) method.addFeatures(of);
    methods.addMethods(method);
  }
  return methods;
}

const unknown = (_: unknown, answer: (error: { code: number; metadata?: Metadata }) => void) => answer({ code: 12 });
