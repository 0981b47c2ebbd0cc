import shared from "@eventstore/db-client/generated/shared_pb.js";
import pb from "@eventstore/db-client/generated/streams_pb.js";
import type { ServerReadableStream, ServiceError, sendUnaryData } from "@grpc/grpc-js";
import type { Proposed } from "./log.ts";
import { gone, type Node, write } from "./node.ts";
import { invalid, streamDeleted } from "./trailers.ts";
import { nameOf, proposedOf } from "./words.ts";
import type { Expected, Outcome } from "./writing.ts";

type Options = pb.AppendReq.Options | pb.DeleteReq.Options | pb.TombstoneReq.Options;

export function expectedOf(options: Options | undefined): Expected {
  if (options?.hasRevision()) return BigInt(options.getRevision());
  if (options?.hasNoStream()) return "no_stream";
  if (options?.hasStreamExists()) return "stream_exists";
  if (options?.hasAny()) return "any";
  throw invalid("'None' is not a valid ExpectedStreamRevisionOneofCase");
}

/** One append by a call of its own: the options first, then an event a message. */
export async function appendCall(
  node: Node,
  call: ServerReadableStream<pb.AppendReq, pb.AppendResp>,
  answer: sendUnaryData<pb.AppendResp>,
): Promise<void> {
  try {
    let options: pb.AppendReq.Options | undefined;
    const events: Proposed[] = [];
    for await (const request of call as AsyncIterable<pb.AppendReq>) {
      options ??= request.getOptions();
      const message = request.getProposedMessage();
      if (message) events.push(proposedOf(message));
    }
    const expected = expectedOf(options);
    const stream = nameOf(options?.getStreamIdentifier());
    answer(null, response(stream, expected, await write(node, stream, expected, events)));
  } catch (error) {
    if (error !== gone) answer(error as ServiceError);
  }
}

function response(stream: string, expected: Expected, outcome: Outcome): pb.AppendResp {
  if (outcome.kind === "stream-deleted") throw streamDeleted(stream);
  if (outcome.kind === "wrong-expected-version")
    return new pb.AppendResp().setWrongExpectedVersion(wrong(expected, outcome.current));
  const success = new pb.AppendResp.Success();
  if (outcome.last < 0n) success.setNoStream(new shared.Empty());
  else success.setCurrentRevision(String(outcome.last));
  const at = outcome.position?.toString();
  if (at === undefined) success.setNoPosition(new shared.Empty());
  else success.setPosition(new pb.AppendResp.Position().setCommitPosition(at).setPreparePosition(at));
  return new pb.AppendResp().setSuccess(success);
}

function wrong(expected: Expected, current: bigint): pb.AppendResp.WrongExpectedVersion {
  const message = new pb.AppendResp.WrongExpectedVersion();
  if (current < 0n) message.setCurrentNoStream(new shared.Empty());
  else message.setCurrentRevision(String(current));
  if (expected === "any") return message.setExpectedAny(new shared.Empty());
  if (expected === "no_stream") return message.setExpectedNoStream(new shared.Empty());
  if (expected === "stream_exists") return message.setExpectedStreamExists(new shared.Empty());
  return message.setExpectedRevision(String(expected));
}
