import { randomUUID } from "node:crypto";
import { once } from "node:events";
import pb from "@eventstore/db-client/generated/streams_pb.js";
import type { ServerWritableStream } from "@grpc/grpc-js";
import { followAll, followStream, type Told } from "./following.ts";
import { admit, gone, type Node } from "./node.ts";
import { pages } from "./reading.ts";
import { caughtUp, checkpoint, confirmation, notFound, Responses } from "./responses.ts";
import { invalid, unavailable } from "./trailers.ts";
import { nameOf } from "./words.ts";

/** Responses go out as bytes. */
export type ReadCall = ServerWritableStream<pb.ReadReq, Uint8Array>;

/** Pages and subscriptions are one call of the protocol. */
export async function readCall(node: Node, following: Set<ReadCall>, call: ReadCall): Promise<void> {
  const options = call.request.getOptions() ?? new pb.ReadReq.Options();
  const stream = options.hasStream() ? nameOf(options.getStream()?.getStreamIdentifier()) : "$all";
  call.on("error", () => {});
  try {
    if (!options.hasUuidOption()) throw invalid("'uuidOption' is a required argument");
    await admit(node, stream);
    if (options.hasSubscription()) await follow(node, following, call, options);
    else await page(node, call, options, stream);
    call.end();
  } catch (error) {
    if (error !== gone) call.emit("error", error);
  }
}

async function page(node: Node, call: ReadCall, options: pb.ReadReq.Options, stream: string): Promise<void> {
  const responses = new Responses(node.log, options);
  for (const record of pages(node.log, options, node.faults.now()))
    await send(call, record ? responses.event(record) : notFound(stream));
}

/** Until the client leaves, the subscription is cut or its stream is tombstoned. */
async function follow(node: Node, following: Set<ReadCall>, call: ReadCall, options: pb.ReadReq.Options) {
  const responses = new Responses(node.log, options);
  const from = options.getStream();
  const told = from ? followStream(node.log, from, node.faults.now) : followAll(node.log, options);
  following.add(call);
  try {
    await send(call, confirmation(randomUUID()));
    for (const one of told) {
      if (one === "wait") await change(node, call);
      else await send(call, bytes(node, responses, one));
      if (call.cancelled || call.destroyed) throw gone;
      if (!following.has(call)) throw unavailable();
    }
  } finally {
    following.delete(call);
  }
}

function bytes(node: Node, responses: Responses, told: Exclude<Told, "wait">): Uint8Array {
  if ("record" in told) return responses.event(told.record);
  if ("checkpoint" in told) return checkpoint(told.checkpoint);
  return caughtUp(node.faults.now(), told.caughtUp);
}

/** Something was written, the client left, or the subscription was cut. */
async function change({ log }: Node, call: ReadCall): Promise<void> {
  await new Promise<void>((resolve) => {
    const take = log.changed(go);
    function go() {
      take();
      for (const event of ["cancelled", "close", "cut"]) call.off(event, go);
      resolve();
    }
    for (const event of ["cancelled", "close", "cut"]) call.once(event, go);
  });
}

async function send(call: ReadCall, message: Uint8Array): Promise<void> {
  if (call.cancelled || call.destroyed) throw gone;
  if (call.write(message)) return;
  const left = new AbortController();
  const { signal } = left;
  await Promise.race(["drain", "cancelled", "close", "cut"].map((event) => once(call, event, { signal }))).finally(() =>
    left.abort(),
  );
}
