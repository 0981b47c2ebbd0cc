/** Runs work in the order it was asked for, wherever two pieces have a key in common. */
export function turns() {
  const last = new Map<string, Promise<unknown>>();

  return function take<T>(keys: readonly string[], work: () => Promise<T>): Promise<T> {
    const before = keys.map((key) => last.get(key));
    const done = Promise.all(before).then(work);
    const settled = done.then(
      () => forget(),
      () => forget(),
    );
    for (const key of keys) last.set(key, settled);
    return done;

    function forget(): void {
      for (const key of keys) if (last.get(key) === settled) last.delete(key);
    }
  };
}
