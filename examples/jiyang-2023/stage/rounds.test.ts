import { Worker } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { rounds, roundsMemory } from "./rounds.ts";

describe("rounds", () => {
  it("gives the turn to every desk, day after day, whoever asks first", async () => {
    const table = rounds(roundsMemory(), 3);
    const order: string[] = [];
    const desk = async (number: number, rest: number) => {
      for (let day = 0; day < 4; day++) {
        for (let wait = 0; wait < rest; wait++) await new Promise((resolve) => setImmediate(resolve));
        await table.turn(number, day);
        order.push(`${day}${number}`);
        table.pass();
      }
    };
    await Promise.all([desk(2, 0), desk(1, 5), desk(0, 2)]);
    expect(order).toEqual(["00", "01", "02", "10", "11", "12", "20", "21", "22", "30", "31", "32"]);
  });

  it("tells when all desks have recorded a day; the day before the first was over from the start", async () => {
    const table = rounds(roundsMemory(), 2);
    await table.over(-1);
    let over = false;
    const waiting = table.over(0).then(() => {
      over = true;
    });
    table.pass();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(over).toBe(false);
    table.pass();
    await waiting;
  });

  it("has a desk in another thread wait for its turn, and pass it on", async () => {
    const memory = roundsMemory();
    const table = rounds(memory, 2);
    const other = new Worker(
      `const { workerData } = require("node:worker_threads");
       import(workerData.module).then(async ({ rounds }) => {
         const table = rounds(workerData.memory, 2);
         for (let day = 0; day < 50; day++) { await table.turn(1, day); table.pass(); }
       });`,
      { eval: true, workerData: { memory, module: new URL("rounds.ts", import.meta.url).href } },
    );
    const ended = new Promise((resolve) => other.once("exit", resolve));
    for (let day = 0; day < 50; day++) {
      await table.turn(0, day);
      table.pass();
    }
    await table.over(49);
    expect(await ended).toBe(0);
  });

  it("throws to who waits, and to who asks, once a desk has failed", async () => {
    const table = rounds(roundsMemory(), 2);
    const waiting = table.turn(1, 0);
    table.fail();
    await expect(waiting).rejects.toThrow("another desk");
    await expect(table.over(0)).rejects.toThrow("another desk");
  });
});
