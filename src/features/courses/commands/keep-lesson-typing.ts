import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { deleteLessonDraft, upsertLessonDraft } from '../queries/lesson-drafts.ts';
import type { LessonDraft } from '../rules/lesson-draft.ts';

/**
 * Keeps what somebody types into a lesson; null forgets it. No audit: it is nobody's but theirs and no version
 * changes.
 */
export async function keepLessonTyping(
  parts: Parts,
  { accountId }: Officer,
  lessonId: string,
  typed: Omit<LessonDraft, 'savedAt'> | null,
): Promise<void> {
  await inTransaction(parts.db, (tx) =>
    typed
      ? upsertLessonDraft(tx, { lessonId, accountId }, { ...typed, savedAt: parts.clock.now() })
      : deleteLessonDraft(tx, lessonId, accountId),
  );
}
