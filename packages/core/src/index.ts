export type { Immutable } from "immer";
export type { AsOf } from "./as-of.ts";
export { type StateCache, stateCache } from "./cache.ts";
export { catchUp } from "./catch-up.ts";
export {
  type Decide,
  type Decider,
  type Decision,
  decider,
  type EventSource,
  type Evolve,
  type Given,
} from "./decider.ts";
export {
  CaseloopError,
  CommandIdReusedError,
  ConcurrencyError,
  CorruptEventError,
  DefinitionError,
  type Expected,
  type FieldIssue,
  hasCode,
  InvalidEventError,
  InvalidPayloadError,
  PoisonEventError,
  StoreError,
  type StoreFault,
  UnknownEventError,
  ViewDiffersError,
} from "./errors.ts";
export { type CommandFor, handle } from "./handle.ts";
export type { Accepted, Handled, HandleOptions } from "./handled.ts";
export { inTurn, type Turn } from "./in-turn.ts";
export { inOrder, orderRefusals } from "./inorder.ts";
export type { KeepOptions } from "./keep.ts";
export { history, type Loaded, type LoadOptions, load, type ReadOptions } from "./load.ts";
export {
  type Command,
  type Event,
  type Instant,
  type Json,
  type Meta,
  type NewEvent,
  type Position,
  position,
  type Recorded,
  splitStream,
  start,
  streamName,
} from "./message.ts";
export { type Partition, partitioned } from "./partitioned.ts";
export { type Personal, personal, personalMark } from "./personal.ts";
export { plain } from "./plain.ts";
export { type Process, type ProcessDefinition, process, type Reaction, type RunOptions, send } from "./process.ts";
export { type Progress, type ProjectOptions, project } from "./project.ts";
export {
  type EventName,
  type EventNamed,
  type KeyOf,
  type Projection,
  type ProjectionDefinition,
  projection,
} from "./projection.ts";
export { type ReadPartitionsOptions, readPartitions } from "./read-partitions.ts";
export { type RebuildOptions, type Rebuilt, rebuild } from "./rebuild.ts";
export { fieldIssues, type Rejection, refusing, reject, type Sentences } from "./rejection.ts";
export type { CommandOf, ContextOf, EventOf, InputOf, MessageOf, Schemas, StateOf } from "./schemas.ts";
export { memorySnapshots, type Snapshot, type Snapshots } from "./snapshot.ts";
export {
  type AllOptions,
  type Appended,
  type AppendOptions,
  type EventStore,
  meets,
  PAGE,
  type Page,
  type Selection,
  type StreamOptions,
  selected,
} from "./store.ts";
export { type Listener, type SubscribeOptions, type Subscription, subscribe } from "./subscribe.ts";
export { asOfInstant, type Clock, instant, systemClock } from "./time.ts";
export type { Checkpoint, ViewChange, Views } from "./views.ts";
export { type HandlerOf, wrapped } from "./wrapped.ts";
