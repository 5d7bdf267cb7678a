/** So many questions of one list go to the database together: others want to be answered too. */
const together = 6;

/** Works through a list some at a time; the results keep its order. */
export async function sideBySide<T, R>(
  list: readonly T[],
  work: (one: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < list.length; start += together)
    results.push(...(await Promise.all(list.slice(start, start + together).map(work))));
  return results;
}
