import type { Officer } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { listCaseVersions } from '../queries/cases.ts';
import { updateReturned } from '../queries/moves.ts';
import { insertVersions, nextVersionNo, updateDraft } from '../queries/versions.ts';
import { contentOf, type Version } from '../rules/version.ts';
import { writeTextsOf } from './write-texts.ts';

/**
 * Gives the text of a case to its other questions: to open versions, which are drafts again, and by a new draft
 * to those in use, so that the case goes through the states as a whole. Not audited: a step of the save.
 */
export async function spreadCaseText(
  tx: Tx,
  actor: Officer,
  { groupId, exceptId, text }: { groupId: string; exceptId: string; text: string },
): Promise<void> {
  const others = (await listCaseVersions(tx, groupId)).filter(
    ({ questionId, state, caseText }) =>
      questionId !== exceptId && state !== 'RETIRED' && caseText !== text,
  );
  for (const version of others) await giveText(tx, actor.accountId, version, text);
  await writeTextsOf(
    tx,
    others.map(({ questionId }) => questionId),
  );
}

async function giveText(
  tx: Tx,
  accountId: string,
  version: Version,
  caseText: string,
): Promise<void> {
  const content = { ...contentOf(version), caseText };
  if (version.state !== 'RELEASED') {
    await updateReturned(tx, [version]);
    return updateDraft(tx, version, content, accountId);
  }
  const { questionId, topicId } = version;
  const versionNo = await nextVersionNo(tx, questionId);
  await insertVersions(tx, [
    { ...content, questionId, topicId, versionNo, state: 'DRAFT', authorId: accountId },
  ]);
}
