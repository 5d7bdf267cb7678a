import { newId } from '../../../kernel/ids.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { upsertGroups, upsertQuestions } from '../queries/bank-rows.ts';
import { upsertTexts } from '../queries/texts.ts';
import { insertVersions } from '../queries/versions.ts';
import type { VersionContent } from '../rules/version.ts';

/** A question to create as a draft, in a topic that exists. */
export interface DraftToCreate extends VersionContent {
  /** Equal in the questions of one case, whose text (`caseText`) they share; null outside of cases. */
  caseKey: string | null;
}

/**
 * Creates questions with a draft each, in the transaction of the caller, and returns their ids in the same order.
 * Not audited: the caller records what was created, one by one or as a whole.
 */
export async function createDrafts(
  tx: Tx,
  topicId: string,
  authorId: string,
  drafts: readonly DraftToCreate[],
): Promise<string[]> {
  const caseOf = new Map<string, { id: string; topicId: string; lessonId: string; size: number }>();
  const placed = drafts.map(({ caseKey, ...content }) => {
    const questionId = newId();
    if (caseKey === null) return { questionId, groupId: null, groupPosition: null, content };
    const group = caseOf.get(caseKey) ?? {
      id: newId(),
      topicId,
      lessonId: content.lessonId,
      size: 0,
    };
    group.size += 1;
    caseOf.set(caseKey, group);
    return { questionId, groupId: group.id, groupPosition: group.size, content };
  });
  await upsertGroups(
    tx,
    [...caseOf.values()].map(({ id, lessonId }) => ({ id, topicId, lessonId })),
  );
  await upsertQuestions(
    tx,
    placed.map(({ questionId, groupId, groupPosition }) => ({
      id: questionId,
      topicId,
      groupId,
      groupPosition,
    })),
  );
  const versions = placed.map(({ questionId, content }) => ({
    ...content,
    questionId,
    topicId,
    versionNo: 1,
    state: 'DRAFT' as const,
    authorId,
  }));
  await insertVersions(tx, versions);
  await upsertTexts(tx, versions);
  return placed.map(({ questionId }) => questionId);
}
