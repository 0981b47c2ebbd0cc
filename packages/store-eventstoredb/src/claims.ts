import { uuidOf } from "./envelope.ts";
import type { WireEvent, WireRecord } from "./port.ts";
import type { Scope } from "./scope.ts";
import type { Server } from "./server.ts";

/** Whose a command id is. */
export interface Claim {
  readonly stream: string;
  /** The stream's version when it was claimed: what the command did, if it did, stands behind it. */
  readonly after: number;
  /** Revision of the claim's last entry. */
  readonly revision: bigint;
  /** Given back by the only one who held it, who knows that nothing was recorded. */
  readonly released: boolean;
}

interface Entry {
  readonly commandId: string;
  readonly stream: string;
  readonly after: number;
}

export type Claims = ReturnType<typeof claims>;

/**
 * One little stream a command id, which says for which aggregate it was claimed. It is written before the events are, so no command
 * can be applied on two streams; what the command did stands in the events alone.
 */
export function claims(server: Server, scope: Scope) {
  const place = (commandId: string) => scope.claim(uuidOf("command", commandId).replaceAll("-", ""));

  const entry = (type: "Claimed" | "Joined" | "Released", attempt: string, data: Entry): WireEvent => ({
    id: uuidOf(type, attempt, data.commandId),
    contentType: "application/json",
    type,
    data: { ...data },
    metadata: { caseloop: 1 },
  });

  return {
    /** Throws `StoreError`. */
    async find(commandId: string): Promise<Claim | undefined> {
      const entries = (await server.stream(place(commandId), 0n, 10_000)) ?? [];
      return entries.reduce<Claim | undefined>(fold, undefined);
    },

    /**
     * Takes the id for a stream, where nobody has it (`over` names a claim given back); undefined where somebody else was faster.
     * Throws `StoreError`; nothing of the command is recorded by this.
     */
    async take(
      commandId: string,
      stream: string,
      after: number,
      attempt: string,
      over?: Claim,
    ): Promise<Claim | undefined> {
      const entries = [entry("Claimed", attempt, { commandId, stream, after })];
      const revision = await server.append(place(commandId), over?.revision ?? "no_stream", entries, stream);
      return revision === undefined ? undefined : { stream, after, revision, released: false };
    },

    /** Says that another attempt is under way with this claim, so that the first does not give it back; false where the claim moved. */
    async join(commandId: string, { stream, after, revision }: Claim, attempt: string): Promise<boolean> {
      const entries = [entry("Joined", attempt, { commandId, stream, after })];
      return (await server.append(place(commandId), revision, entries, stream)) !== undefined;
    },

    /** Gives back what `take` took, unless others have joined. It may fail: the id then stays with its stream. */
    async release(commandId: string, { stream, after, revision }: Claim, attempt: string): Promise<void> {
      const entries = [entry("Released", attempt, { commandId, stream, after })];
      await server.append(place(commandId), revision, entries, stream).catch(() => {});
    },
  };
}

function fold(claim: Claim | undefined, { type, data, revision }: WireRecord): Claim | undefined {
  if (type === "Claimed") {
    const { stream, after } = data as Entry;
    return { stream, after, revision, released: false };
  }
  return claim && { ...claim, revision, released: type === "Released" };
}
