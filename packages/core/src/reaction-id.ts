import { parse, stringify, v5 } from "uuid";
import type { Recorded } from "./message.ts";

const REACTIONS = parse("0f6c1f0e-8f43-5b0c-8d0e-3c3a5d0b7a42");

/**
 * The id of what a process asks for because of an event: a UUID that follows from the three and begins with the moment of the event,
 * so that an index over such ids grows at one end (docs/adr/0017).
 * Source: RFC 9562 §5.8, version 8: 48 bits of milliseconds as in version 7, the rest as in version 5.
 */
export function reactionId(process: string, { id, occurredAt }: Recorded, index: number): string {
  const bytes = v5(`${process}/${id}/${index}`, REACTIONS, new Uint8Array(16));
  const ms = Date.parse(occurredAt);
  new DataView(bytes.buffer).setUint32(0, Math.floor(ms / 2 ** 16));
  new DataView(bytes.buffer).setUint16(4, ms % 2 ** 16);
  bytes[6] = 0x80 | ((bytes[6] ?? 0) & 0x0f);
  return stringify(bytes);
}
