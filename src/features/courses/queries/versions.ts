import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Difference } from '../../proposals/index.ts';
import type { Topic } from '../rules/topic.ts';
import type { TopicVersion } from '../rules/topic-version.ts';

const select = (db: Reader) =>
  db
    .selectFrom('topicVersions as version')
    .leftJoin('accounts as proposer', 'proposer.id', 'version.proposedBy')
    .leftJoin('accounts as decider', 'decider.id', 'version.decidedBy')
    .select([
      'version.topicId',
      'version.versionNo',
      'version.kind',
      'version.difference',
      'version.reason',
      'version.message',
      'version.affected',
      'version.decidedAt',
      'version.proposalId',
      'proposer.name as proposedByName',
      'decider.name as decidedByName',
    ])
    .$castTo<TopicVersion>();

/** The versions of a topic, newest first. */
export async function listVersions(db: Reader, topicId: string): Promise<TopicVersion[]> {
  return select(db)
    .where('version.topicId', '=', topicId)
    .orderBy('version.versionNo', 'desc')
    .execute();
}

export async function findVersion(
  db: Reader,
  topicId: string,
  versionNo: number,
): Promise<TopicVersion | undefined> {
  return select(db)
    .where('version.topicId', '=', topicId)
    .where('version.versionNo', '=', versionNo)
    .executeTakeFirst();
}

/** Whether people have decided on a topic in the browser: an import no longer replaces its rules. */
export async function wasDecidedHere(db: Reader, topicId: string): Promise<boolean> {
  const row = await db
    .selectFrom('topicVersions')
    .select('versionNo')
    .where('topicId', '=', topicId)
    .where('kind', '<>', 'IMPORTED')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export type NewVersion = Pick<
  TopicVersion,
  'kind' | 'reason' | 'message' | 'affected' | 'decidedAt' | 'proposalId'
> & {
  difference: readonly Difference[];
  proposedBy: string | null;
  decidedBy: string | null;
};

/** Appends a version of a locked topic, and returns its number. */
export async function insertVersion(tx: Tx, topic: Topic, version: NewVersion): Promise<number> {
  const { last } = await tx
    .selectFrom('topicVersions')
    .select((of) => of.fn.max('versionNo').as('last'))
    .where('topicId', '=', topic.id)
    .executeTakeFirstOrThrow();
  const versionNo = (last ?? 0) + 1;
  await tx
    .insertInto('topicVersions')
    .values({
      ...version,
      topicId: topic.id,
      versionNo,
      rules: JSON.stringify(topic),
      difference: JSON.stringify(version.difference),
    })
    .execute();
  return versionNo;
}
