/**
 * Whose turn it is to record: every day the first desk, then the second, and so on. The desks of one play may be in one thread or in
 * several; each has its own `Rounds` on the same memory.
 */
export interface Rounds {
  /** Resolves when it is this desk's turn to record that day, the first being 0. */
  turn(desk: number, day: number): Promise<void>;
  /** The desk whose turn it is has recorded its day. */
  pass(): void;
  /** Resolves when all desks have recorded this day. */
  over(day: number): Promise<void>;
  /** Nobody's turn comes any more: who waits, or asks, is thrown `AnotherDeskFailed`. */
  fail(): void;
}

/** The play has ended because of somebody else's failure. */
export class AnotherDeskFailed extends Error {}

const [turns, failed, cells] = [0, 1, 2];

/** The memory of the rounds of a play. */
export function roundsMemory(): SharedArrayBuffer {
  return new SharedArrayBuffer(cells * Int32Array.BYTES_PER_ELEMENT);
}

/** The rounds of so many desks on that memory. */
export function rounds(memory: SharedArrayBuffer, desks: number): Rounds {
  const shared = new Int32Array(memory);
  const passed = async (number: number) => {
    const awake = setInterval(() => {}, 60_000); // such a wait does not keep a thread from ending
    try {
      for (let now = Atomics.load(shared, turns); now < number; now = Atomics.load(shared, turns)) {
        if (Atomics.load(shared, failed)) throw new AnotherDeskFailed("another desk of the play has failed");
        await Atomics.waitAsync(shared, turns, now).value;
      }
    } finally {
      clearInterval(awake);
    }
  };
  return {
    turn: (desk, day) => passed(day * desks + desk),
    pass() {
      Atomics.add(shared, turns, 1);
      Atomics.notify(shared, turns);
    },
    over: (day) => passed((day + 1) * desks),
    fail() {
      Atomics.store(shared, failed, 1);
      Atomics.notify(shared, turns);
    },
  };
}
