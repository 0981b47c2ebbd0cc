import shared from "@eventstore/db-client/generated/shared_pb.js";
import status from "@eventstore/db-client/generated/status_pb.js";
import pb from "@eventstore/db-client/generated/streams_pb.js";
import type { ServerDuplexStream, ServerReadableStream, sendUnaryData } from "@grpc/grpc-js";
import any from "google-protobuf/google/protobuf/any_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import { kindOf } from "../src/faults.ts";
import type { Revision, WireEvent } from "../src/port.ts";
import { appendTo, type FakeServer } from "./fake.ts";
import { nameOf, serviceError, uuidOf } from "./grpc-words.ts";

type Proposed = pb.AppendReq.ProposedMessage | pb.BatchAppendReq.ProposedMessage;

const proposed = (message: Proposed): WireEvent => ({
  id: uuidOf(message.getId()),
  contentType: "application/json",
  type: message.getMetadataMap().get("type") ?? "",
  data: JSON.parse(Buffer.from(message.getData_asU8()).toString("utf8")),
  metadata: JSON.parse(Buffer.from(message.getCustomMetadata_asU8()).toString("utf8")),
});

async function applied(fake: FakeServer, stream: string, at: Revision, events: readonly WireEvent[]) {
  await fake.before(stream, events);
  const answer = appendTo(fake, stream, at, events);
  await fake.after(stream, events);
  return answer;
}

/** One append by a call of its own. */
export function append(
  fake: FakeServer,
  call: ServerReadableStream<pb.AppendReq, pb.AppendResp>,
  answer: sendUnaryData<pb.AppendResp>,
): void {
  const events: WireEvent[] = [];
  let stream = "";
  let at: Revision = "no_stream";
  call.on("data", (request: pb.AppendReq) => {
    const [options, message] = [request.getOptions(), request.getProposedMessage()];
    if (options) {
      stream = nameOf(options.getStreamIdentifier());
      at = options.hasNoStream() ? "no_stream" : BigInt(options.getRevision());
    }
    if (message) events.push(proposed(message));
  });
  call.on("end", async () => {
    const response = new pb.AppendResp();
    try {
      const { nextExpectedRevision } = await applied(fake, stream, at, events);
      response.setSuccess(new pb.AppendResp.Success().setCurrentRevision(String(nextExpectedRevision)));
      answer(null, response);
    } catch (error) {
      if (kindOf(error) !== "wrong-expected-version") return answer(serviceError(error));
      const wrong = new pb.AppendResp.WrongExpectedVersion();
      const last = fake.streams.get(stream)?.at(-1)?.revision;
      if (last === undefined) wrong.setCurrentNoStream(new shared.Empty());
      else wrong.setCurrentRevision(String(last));
      answer(null, response.setWrongExpectedVersion(wrong));
    }
  });
}

/** Appends on one long call, each answered by its correlation id. */
export function batchAppend(fake: FakeServer, call: ServerDuplexStream<pb.BatchAppendReq, pb.BatchAppendResp>): void {
  const open = new Map<string, { stream: string; at: Revision; events: WireEvent[] }>();
  let turn = Promise.resolve();
  call.on("error", () => {});
  call.on("end", () => call.end());
  call.on("data", (request: pb.BatchAppendReq) => {
    const id = uuidOf(request.getCorrelationId());
    const options = request.getOptions();
    if (options) {
      const at = options.hasNoStream() ? "no_stream" : BigInt(options.getStreamPosition());
      open.set(id, { stream: nameOf(options.getStreamIdentifier()), at, events: [] });
    }
    const batch = open.get(id);
    if (!batch) return;
    batch.events.push(...request.getProposedMessagesList().map(proposed));
    if (!request.getIsFinal()) return;
    open.delete(id);
    turn = turn.then(async () => {
      const response = new pb.BatchAppendResp().setCorrelationId(request.getCorrelationId());
      response.setStreamIdentifier(
        new shared.StreamIdentifier().setStreamName(Buffer.from(batch.stream).toString("base64")),
      );
      try {
        const { nextExpectedRevision } = await applied(fake, batch.stream, batch.at, batch.events);
        response.setSuccess(new pb.BatchAppendResp.Success().setCurrentRevision(String(nextExpectedRevision)));
      } catch (error) {
        const problem = problemOf(fake, batch.stream, error);
        if (!problem) return void call.emit("error", serviceError(error));
        response.setError(problem);
      }
      call.write(response);
    });
  });
}

/** What a batch is refused with, as the details of a status. */
function problemOf(fake: FakeServer, stream: string, error: unknown): status.Status | undefined {
  const details = new any.Any();
  const pack = (message: { serializeBinary(): Uint8Array }, name: string) =>
    details.pack(message.serializeBinary(), `event_store.client.${name}`);
  const kind = kindOf(error);
  if (kind === "wrong-expected-version") {
    const wrong = new shared.WrongExpectedVersion();
    const last = fake.streams.get(stream)?.at(-1)?.revision;
    if (last === undefined) wrong.setCurrentNoStream(new empty.Empty());
    else wrong.setCurrentStreamRevision(String(last));
    pack(wrong, "WrongExpectedVersion");
  } else if (kind === "stream-deleted") pack(new shared.StreamDeleted(), "StreamDeleted");
  else if (kind === "access-denied") pack(new shared.AccessDenied(), "AccessDenied");
  else if (kind === "timeout") pack(new shared.Timeout(), "Timeout");
  else if (kind === "maximum-append-size-exceeded")
    pack(new shared.MaximumAppendSizeExceeded().setMaxappendsize(fake.largest), "MaximumAppendSizeExceeded");
  else return undefined;
  return new status.Status().setCode(2).setMessage(kind).setDetails(details);
}
