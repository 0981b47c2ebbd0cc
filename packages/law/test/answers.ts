// Run by vectors.test.ts in its own process under another TZ.
import { answers } from "./vectors.ts";

console.log(JSON.stringify({ zone: Intl.DateTimeFormat().resolvedOptions().timeZone, answers: answers() }));
