/**
 * The token of a writer lease: the topic of the attempt and a secret. The topic names the partition of the
 * attempt (docs/exam-day.md), so that a save searches no other.
 */
export const writerToken = (topicId: string, secret: string) => `${topicId}.${secret}`;

/** The topic in a token; a forged token has none, or one without the attempt. */
export const topicOfToken = (token: string) => token.slice(0, Math.max(0, token.lastIndexOf('.')));

/**
 * Runs a statement once for each topic in the tokens and returns the outcomes in the order of `all`. A
 * prepared plan skips other partitions for a single topic, not for a list.
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
