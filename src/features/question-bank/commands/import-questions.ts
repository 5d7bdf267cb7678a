import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { readBank } from '../queries/bank-files.ts';
import { upsertGroups, upsertQuestions } from '../queries/bank-rows.ts';
import { listShipped } from '../queries/shipped.ts';
import { upsertTexts } from '../queries/texts.ts';
import { insertVersions, type NewVersion, retireReleased } from '../queries/versions.ts';
import { placeFileQuestions } from '../rules/bank-file.ts';
import { saysTheSame } from '../rules/version.ts';

/**
 * Imports a course's questions into the bank of a topic and returns how many. Importing again makes a new
 * version of what reads otherwise and retires questions that are gone; one that somebody changed in the browser
 * since stays as it is. Ids in files are unique within a course only, so the topic prefixes them.
 */
export async function importQuestions(
  parts: Parts,
  topicId: string,
  folder: string,
): Promise<number> {
  const placed = placeFileQuestions(topicId, await readBank(folder));
  return inTransaction(parts.db, async (tx) => {
    await upsertGroups(tx, placed.groups);
    await upsertQuestions(tx, placed.questions);
    const shipped = await listShipped(tx, topicId);
    const changed = placed.versions.flatMap((version): NewVersion[] => {
      const before = shipped.get(version.questionId);
      if (before?.isAuthored) return [];
      const same = before?.newest && saysTheSame(before.newest, version);
      if (same && before?.newest?.state === 'RELEASED') return [];
      return [{ ...version, versionNo: (before?.newest?.versionNo ?? 0) + 1 }];
    });
    const ids = new Set(placed.questions.map(({ id }) => id));
    const gone = [...shipped].filter(([id, one]) => !one.isAuthored && !ids.has(id));
    await retireReleased(
      tx,
      changed.map(({ questionId }) => questionId),
      { accountId: null, because: '课程文件里有新的版本' },
    );
    await retireReleased(
      tx,
      gone.map(([id]) => id),
      { accountId: null, because: '课程文件里已没有这道题' },
    );
    await insertVersions(tx, changed);
    await upsertTexts(tx, changed);
    const count = placed.questions.length;
    await recordAudit(
      tx,
      'SYSTEM',
      'question_bank.import',
      { type: 'topic', id: topicId },
      { count, changed: changed.length, retired: gone.length },
    );
    return count;
  });
}
