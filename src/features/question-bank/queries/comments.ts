import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { VersionKey } from './moves.ts';

/** What somebody said about a version. */
export interface QuestionComment {
  id: string;
  versionNo: number;
  kind: 'COMMENT' | 'RETURNED';
  text: string;
  by: string;
  at: Date;
}

export async function insertComments(
  tx: Tx,
  versions: readonly VersionKey[],
  { accountId, kind, text }: { accountId: string; kind: QuestionComment['kind']; text: string },
): Promise<void> {
  if (versions.length === 0) return;
  await tx
    .insertInto('questionComments')
    .values(
      versions.map(({ questionId, versionNo }) => ({
        id: newId(),
        questionId,
        versionNo,
        accountId,
        kind,
        text,
      })),
    )
    .execute();
}

/** What was said about a question, the newest first. */
export async function listComments(db: Reader, questionId: string): Promise<QuestionComment[]> {
  const { rows } = await sql<QuestionComment>`
    select comment.id, comment.version_no, comment.kind, comment.text, account.name as by, comment.at
    from question_comments comment join accounts account on account.id = comment.account_id
    where comment.question_id = ${questionId} order by comment.at desc limit 200`.execute(db);
  return rows;
}
