/** For tests: the data of the one event of that type; throws where there are none or several. */
export function only<E extends { readonly type: string; readonly data: unknown }, T extends E["type"]>(
  events: readonly E[],
  type: T,
): Extract<E, { type: T }>["data"] {
  const [found, ...others] = events.filter((event): event is Extract<E, { type: T }> => event.type === type);
  if (!found || others.length > 0) throw new Error(`${others.length + (found ? 1 : 0)} events ${type} instead of one`);
  return found.data;
}
