import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/index.ts';
import type { Version } from '../rules/version.ts';

/** Names one version. */
export type VersionKey = Pick<Version, 'questionId' | 'versionNo'>;

const these = (keys: readonly VersionKey[]) => sql`
  (version.question_id, version.version_no) in (
    select * from unnest(${keys.map(({ questionId }) => questionId)}::text[],
      ${keys.map(({ versionNo }) => versionNo)}::int[]))`;

/** Drafts wait for their review from now on. */
export async function updateOffered(tx: Tx, keys: readonly VersionKey[]): Promise<void> {
  await sql`update question_versions version set offered_at = now() where ${these(keys)}`.execute(
    tx,
  );
}

export async function updateApproved(
  tx: Tx,
  keys: readonly VersionKey[],
  accountId: string,
): Promise<void> {
  await sql`
    update question_versions version set state = 'REVIEWED', reviewed_by = ${accountId}, reviewed_at = now()
    where ${these(keys)}`.execute(tx);
}

/** Open versions are drafts again, not waiting for anybody. */
export async function updateReturned(tx: Tx, keys: readonly VersionKey[]): Promise<void> {
  await sql`
    update question_versions version set state = 'DRAFT', offered_at = null, reviewed_by = null, reviewed_at = null
    where ${these(keys)}`.execute(tx);
}

/** Releases versions; those released before are retired. */
export async function updateReleased(
  tx: Tx,
  keys: readonly VersionKey[],
  accountId: string,
): Promise<void> {
  await sql`
    update question_versions version set state = 'RETIRED', retired_at = now(), retired_by = ${accountId},
      retired_because = '发布了新的版本'
    where question_id = any(${keys.map(({ questionId }) => questionId)}) and state = 'RELEASED'`.execute(
    tx,
  );
  await sql`
    update question_versions version set state = 'RELEASED', released_by = ${accountId}, released_at = now()
    where ${these(keys)}`.execute(tx);
}

/** Retires versions. The newest of a question is then the last that was given, if there is one. */
export async function updateRetired(
  tx: Tx,
  keys: readonly VersionKey[],
  { accountId, because }: { accountId: string; because: string },
): Promise<void> {
  await sql`
    update question_versions version set state = 'RETIRED', retired_at = now(), retired_by = ${accountId},
      retired_because = ${because}
    where ${these(keys)}`.execute(tx);
}

/** Makes the version that stands for each question the newest: an open one, the released, or the last of all. */
export async function updateNewest(tx: Tx, questionIds: readonly string[]): Promise<void> {
  await sql`update question_versions set is_newest = false where question_id = any(${questionIds}) and is_newest`.execute(
    tx,
  );
  await sql`
    update question_versions version set is_newest = true
    from (
      select distinct on (question_id) question_id, version_no from question_versions
      where question_id = any(${questionIds})
      order by question_id, state = 'RETIRED', state = 'RELEASED', released_at is null, version_no desc
    ) chosen
    where (version.question_id, version.version_no) = (chosen.question_id, chosen.version_no)`.execute(
    tx,
  );
}
