// Opens a file this user may not write, and says what it was told: on opening, on reading, on appending.
import { sqliteStore } from "../../src/index.ts";

const [path = "", mode = ""] = process.argv.slice(2);
const event = { id: "e", type: "Noted", schema: 1, occurredAt: "2023-07-10T02:00:00.000Z", data: 1, meta: {} };
const codeOf = (error: unknown) => String((error as { code?: unknown }).code);

try {
  const store = sqliteStore(path, { readOnly: mode === "readOnly" });
  const read = await store.head().catch(codeOf);
  const append = await store.append("ticket-1", [event], { expected: "any" }).then(() => "appended", codeOf);
  console.log(JSON.stringify({ read, append }));
} catch (error) {
  console.log(JSON.stringify({ open: codeOf(error) }));
}
