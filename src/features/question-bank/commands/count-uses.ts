import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { examSittings, mockSittings, readUseSource } from '../queries/sittings.ts';
import { findTopicUse, type QuestionUse, replaceUses } from '../queries/uses.ts';
import { listVersionKeys, type VersionKeys } from '../queries/versions.ts';
import { flagsOf } from '../rules/item-flags.ts';
import { UseCounter, type VersionUse } from '../rules/use-counter.ts';

/**
 * Counts the figures of a topic anew from its exams and mock exams, where these have changed since. Returns
 * whether it did. No audit: figures follow from what is recorded.
 */
export async function countUses(parts: Parts, topicId: string): Promise<boolean> {
  const { db, clock } = parts;
  const now = await readUseSource(db, topicId);
  if ((await findTopicUse(db, topicId))?.source === now.source) return false;
  const counter = new UseCounter();
  for await (const page of examSittings(db, topicId))
    for (const sitting of page) counter.add('EXAM', sitting);
  for await (const page of mockSittings(db, topicId))
    for (const sitting of page) counter.add('PRACTICE', sitting);
  const { versions, papers } = counter;
  const keys = await listVersionKeys(db, topicId);
  const uses = versions.map((one) => toUse(one, keys, now));
  await inTransaction(db, (tx) =>
    replaceUses(tx, topicId, { uses, papers, use: { ...now, countedAt: clock.now() } }),
  );
  return true;
}

const mostAnswers = 30;

function toUse(
  { sums, answers, ...use }: VersionUse,
  keys: ReadonlyMap<string, VersionKeys>,
  counted: { attempts: number; mocks: number },
): QuestionUse {
  const frequent = [...answers].toSorted(([, [a]], [, [b]]) => b - a).slice(0, mostAnswers);
  const given = Object.fromEntries(frequent);
  const all = use.purpose === 'EXAM' ? counted.attempts : counted.mocks;
  const { options = [], right = [] } = keys.get(`${use.questionId} ${use.versionNo}`) ?? {};
  const exposure = all === 0 ? 0 : sums.n / all;
  // Practice is there to be repeated: only exams wear a question out.
  const flags =
    use.purpose === 'EXAM' ? flagsOf({ sums, answers: given, options, right, exposure }) : [];
  return { ...use, ...sums, answers: given, flags };
}
