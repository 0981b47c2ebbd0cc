import gossip from "@eventstore/db-client/generated/gossip_grpc_pb.js";
import type gossipPb from "@eventstore/db-client/generated/gossip_pb.js";
import features from "@eventstore/db-client/generated/serverfeatures_grpc_pb.js";
import type featuresPb from "@eventstore/db-client/generated/serverfeatures_pb.js";
import streams from "@eventstore/db-client/generated/streams_grpc_pb.js";
import { Server, type sendUnaryData } from "@grpc/grpc-js";
import { cluster, supported } from "./about.ts";
import { appendCall } from "./append.ts";
import { batchCall } from "./batch.ts";
import { deleteCall, tombstoneCall } from "./delete.ts";
import type { Node } from "./node.ts";
import { type ReadCall, readCall } from "./read.ts";

export interface About {
  readonly batches: boolean;
  readonly version: string;
  readonly port: () => number;
}

/** The services of a node, on no port yet. */
export function services(node: Node, following: Set<ReadCall>, about: About): Server {
  const server = new Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
  server.addService(features.ServerFeaturesService, {
    getSupportedMethods: (_: unknown, answer: sendUnaryData<featuresPb.SupportedMethods>) =>
      answer(null, supported(about.batches, about.version)),
  });
  server.addService(gossip.GossipService, {
    read: (_: unknown, answer: sendUnaryData<gossipPb.ClusterInfo>) =>
      answer(null, cluster("127.0.0.1", about.port(), node.faults.now())),
  });
  const { read, ...others } = streams.StreamsService;
  const asBytes = { ...read, responseSerialize: (bytes: Uint8Array) => Buffer.from(bytes) };
  server.addService({ ...others, read: asBytes } as unknown as typeof streams.StreamsService, {
    read: (call: ReadCall) => readCall(node, following, call),
    append: (call: Parameters<typeof appendCall>[1], answer: Parameters<typeof appendCall>[2]) =>
      appendCall(node, call, answer),
    batchAppend: (call: Parameters<typeof batchCall>[1]) => batchCall(node, call),
    delete: (call: Parameters<typeof deleteCall>[1], answer: Parameters<typeof deleteCall>[2]) =>
      deleteCall(node, call, answer),
    tombstone: (call: Parameters<typeof tombstoneCall>[1], answer: Parameters<typeof tombstoneCall>[2]) =>
      tombstoneCall(node, call, answer),
  });
  return server;
}
