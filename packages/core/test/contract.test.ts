import { describe, it } from "vitest";
import { contract, type Open } from "../src/contract.ts";
import { memoryLog, memoryStore } from "../src/memory.ts";

function memory(): Open {
  const logs = new Map<string, ReturnType<typeof memoryLog>>();
  return async (name, options) => {
    const log = logs.get(name) ?? memoryLog();
    logs.set(name, log);
    return memoryStore({ log, ...options });
  };
}

describe("the memory store keeps the contract", () => {
  for (const [promise, prove] of contract) it(promise, () => prove(memory()));
});
