import gossip from "@eventstore/db-client/generated/gossip_pb.js";
import features from "@eventstore/db-client/generated/serverfeatures_pb.js";
import shared from "@eventstore/db-client/generated/shared_pb.js";

/** What the server says it can do; without `batches` it is as before 21.6, when appends went one call each. */
export function supported(batches: boolean, version: string): features.SupportedMethods {
  const methods = new features.SupportedMethods().setEventStoreServerVersion(version);
  const add = (service: string, name: string, of: readonly string[] = []) => {
    const method = new features.SupportedMethod().setServiceName(service).setMethodName(name);
    methods.addMethods(method.setFeaturesList([...of]));
  };
  add("event_store.client.server_features.serverfeatures", "getsupportedmethods");
  add("event_store.client.gossip.gossip", "read");
  for (const name of ["append", "delete", "tombstone"]) add("event_store.client.streams.streams", name);
  add("event_store.client.streams.streams", "read", ["position", "events"]);
  if (batches) add("event_store.client.streams.streams", "batchappend", ["deadline_duration"]);
  return methods;
}

/** A cluster of one: this node leads it. */
export function cluster(address: string, port: number, now: number): gossip.ClusterInfo {
  const member = new gossip.MemberInfo().setState(gossip.MemberInfo.VNodeState.LEADER).setIsAlive(true);
  member.setInstanceId(new shared.UUID().setString("00000000-0000-4000-8000-000000000001"));
  member.setTimeStamp(String(BigInt(now) * 10_000n));
  member.setHttpEndPoint(new gossip.EndPoint().setAddress(address).setPort(port));
  return new gossip.ClusterInfo().setMembersList([member]);
}
