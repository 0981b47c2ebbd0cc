import shared from "@eventstore/db-client/generated/shared_pb.js";
import pb from "@eventstore/db-client/generated/streams_pb.js";
import type { ServerUnaryCall, ServiceError, sendUnaryData } from "@grpc/grpc-js";
import { expectedOf } from "./append.ts";
import { erase, gone, type Node } from "./node.ts";
import { streamDeleted, wrongExpectedVersion } from "./trailers.ts";
import { nameOf } from "./words.ts";

export async function deleteCall(
  node: Node,
  call: ServerUnaryCall<pb.DeleteReq, pb.DeleteResp>,
  answer: sendUnaryData<pb.DeleteResp>,
): Promise<void> {
  try {
    const at = await erased(node, call.request.getOptions(), false);
    const position = new pb.DeleteResp.Position().setCommitPosition(at ?? "0").setPreparePosition(at ?? "0");
    const response = new pb.DeleteResp();
    answer(null, at === undefined ? response.setNoPosition(new shared.Empty()) : response.setPosition(position));
  } catch (error) {
    if (error !== gone) answer(error as ServiceError);
  }
}

export async function tombstoneCall(
  node: Node,
  call: ServerUnaryCall<pb.TombstoneReq, pb.TombstoneResp>,
  answer: sendUnaryData<pb.TombstoneResp>,
): Promise<void> {
  try {
    const at = await erased(node, call.request.getOptions(), true);
    const position = new pb.TombstoneResp.Position().setCommitPosition(at ?? "0").setPreparePosition(at ?? "0");
    const response = new pb.TombstoneResp();
    answer(null, at === undefined ? response.setNoPosition(new shared.Empty()) : response.setPosition(position));
  } catch (error) {
    if (error !== gone) answer(error as ServiceError);
  }
}

/** The position of the record that deletes. */
async function erased(node: Node, options: pb.DeleteReq.Options | pb.TombstoneReq.Options | undefined, ever: boolean) {
  const stream = nameOf(options?.getStreamIdentifier());
  const expected = expectedOf(options);
  const outcome = await erase(node, stream, expected, ever);
  if (outcome.kind === "stream-deleted") throw streamDeleted(stream);
  if (outcome.kind === "wrong-expected-version") throw wrongExpectedVersion(stream, expected, outcome.current);
  return outcome.position?.toString();
}
