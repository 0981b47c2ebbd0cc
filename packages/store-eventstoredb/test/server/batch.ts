import codes from "@eventstore/db-client/generated/code_pb.js";
import shared from "@eventstore/db-client/generated/shared_pb.js";
import status from "@eventstore/db-client/generated/status_pb.js";
import pb from "@eventstore/db-client/generated/streams_pb.js";
import { status as grpc, type ServerDuplexStream, type ServiceError } from "@grpc/grpc-js";
import any from "google-protobuf/google/protobuf/any_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import type { Proposed } from "./log.ts";
import { gone, type Node, write } from "./node.ts";
import { identifier, nameOf, proposedOf, uuidOf } from "./words.ts";
import type { Expected, Outcome } from "./writing.ts";

type Call = ServerDuplexStream<pb.BatchAppendReq, pb.BatchAppendResp>;
type Batch = { readonly stream: string; readonly expected: Expected; readonly events: Proposed[] };

/** Appends on one long call, each in one or more messages and answered by its correlation id. */
export function batchCall(node: Node, call: Call): void {
  const open = new Map<string, Batch>();
  let under = 0;
  let ended = false;
  const done = () => ended && under === 0 && call.end();
  call.on("error", () => {});
  call.on("end", () => {
    ended = true;
    done();
  });
  call.on("data", async (request: pb.BatchAppendReq) => {
    under++;
    const answered = await answer(node, open, request);
    under--;
    if (answered instanceof pb.BatchAppendResp) call.write(answered);
    else if (answered) return void call.emit("error", answered);
    done();
  });
}

/** A refusal is a response; only what the whole call ends with is an error. */
async function answer(node: Node, open: Map<string, Batch>, request: pb.BatchAppendReq) {
  const id = uuidOf(request.getCorrelationId());
  const options = request.getOptions();
  if (options) {
    const stream = nameOf(options.getStreamIdentifier());
    open.set(id, { stream, expected: expectedOf(options), events: [] });
  }
  const batch = open.get(id);
  if (!batch) return undefined;
  const response = new pb.BatchAppendResp().setCorrelationId(request.getCorrelationId());
  response.setStreamIdentifier(identifier(batch.stream));
  try {
    batch.events.push(...request.getProposedMessagesList().map(proposedOf));
    if (!request.getIsFinal()) return undefined;
    open.delete(id);
    return said(response, batch, await write(node, batch.stream, batch.expected, batch.events));
  } catch (error) {
    open.delete(id);
    if (error === gone) return undefined;
    const refused = refusal(error as ServiceError, node.maxAppendSize);
    return refused ? response.setError(refused) : (error as ServiceError);
  }
}

function expectedOf(options: pb.BatchAppendReq.Options): Expected {
  if (options.hasStreamPosition()) return BigInt(options.getStreamPosition());
  return options.hasNoStream() ? "no_stream" : options.hasStreamExists() ? "stream_exists" : "any";
}

function said(response: pb.BatchAppendResp, { stream, expected }: Batch, outcome: Outcome): pb.BatchAppendResp {
  if (outcome.kind === "stream-deleted") {
    const details = new shared.StreamDeleted().setStreamIdentifier(identifier(stream));
    return response.setError(problem(codes.Code.NOT_FOUND, "StreamDeleted", details));
  }
  if (outcome.kind === "wrong-expected-version") {
    const details = wrong(expected, outcome.current);
    return response.setError(problem(codes.Code.ALREADY_EXISTS, "WrongExpectedVersion", details));
  }
  const success = new pb.BatchAppendResp.Success();
  if (outcome.last < 0n) success.setNoStream(new empty.Empty());
  else success.setCurrentRevision(String(outcome.last));
  const at = outcome.position?.toString();
  if (at === undefined) success.setNoPosition(new empty.Empty());
  else success.setPosition(new shared.AllStreamPosition().setCommitPosition(at).setPreparePosition(at));
  return response.setSuccess(success);
}

function wrong(expected: Expected, current: bigint): shared.WrongExpectedVersion {
  const message = new shared.WrongExpectedVersion();
  if (current < 0n) message.setCurrentNoStream(new empty.Empty());
  else message.setCurrentStreamRevision(String(current));
  if (expected === "any") return message.setExpectedAny(new empty.Empty());
  if (expected === "no_stream") return message.setExpectedNoStream(new empty.Empty());
  if (expected === "stream_exists") return message.setExpectedStreamExists(new empty.Empty());
  return message.setExpectedStreamPosition(String(expected));
}

function refusal({ code, details, metadata }: ServiceError, largest: number): status.Status | undefined {
  const exception = metadata?.get("exception")[0];
  const { Code } = codes;
  if (exception === "not-leader" || code === undefined) return undefined;
  if (exception === "access-denied") return problem(Code.PERMISSION_DENIED, "AccessDenied", new shared.AccessDenied());
  if (exception === "maximum-append-size-exceeded") {
    const size = new shared.MaximumAppendSizeExceeded().setMaxappendsize(largest);
    return problem(Code.INVALID_ARGUMENT, "MaximumAppendSizeExceeded", size);
  }
  if (code === grpc.ABORTED) return problem(Code.DEADLINE_EXCEEDED, "Timeout", new shared.Timeout());
  if (code === grpc.INVALID_ARGUMENT)
    return problem(Code.INVALID_ARGUMENT, "BadRequest", new shared.BadRequest().setMessage(details));
  if (details !== "Server Is Not Ready") return undefined;
  return problem(Code.OK, details, new shared.Empty(), "Empty");
}

function problem(
  code: codes.Code,
  message: string,
  details: { serializeBinary(): Uint8Array },
  name = message,
): status.Status {
  const packed = new any.Any();
  packed.pack(details.serializeBinary(), `event_store.client.${name}`);
  return new status.Status().setCode(code).setMessage(message).setDetails(packed);
}
