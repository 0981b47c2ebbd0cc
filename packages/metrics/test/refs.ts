import type { EventRef } from "../src/index.ts";

/** A registration of that id, wherever it stands. */
export function ref(id: string): EventRef {
  return { id, stream: `ticket-${id}`, version: 1, position: 1, type: "Registered" };
}
