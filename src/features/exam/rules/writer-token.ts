/**
 * A writer token: the topic of the attempt, then what nobody can guess. Whoever saves with it names the
 * partition of the attempt (docs/exam-day.md), so that no other is searched.
 */
export const writerToken = (topicId: string, secret: string) => `${topicId}.${secret}`;

/** The topic a token names; a forged one names none, or one in which the attempt is not. */
export const topicOfToken = (token: string) => token.slice(0, Math.max(0, token.lastIndexOf('.')));

/**
 * Runs a statement once for each topic that the tokens name and returns the outcomes in the order of
 * `all`. A prepared plan leaves other partitions out for one topic at a time, not for a list of them.
 */
export async function byTopic<One extends { token: string }, Outcome>(
  all: readonly One[],
  run: (topicId: string, some: One[]) => Promise<Outcome[]>,
): Promise<Outcome[]> {
  const groups = Map.groupBy(all, ({ token }) => topicOfToken(token));
  const outcomes = new Map<One, Outcome>();
  await Promise.all(
    [...groups].map(async ([topicId, some]) => {
      const found = await run(topicId, some);
      for (const [index, one] of some.entries()) outcomes.set(one, found[index] as Outcome);
    }),
  );
  return all.map((one) => outcomes.get(one) as Outcome);
}
