import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { notify } from '../../messages/index.ts';
import { listNotPassed } from '../queries/enrolled.ts';
import { getTopic } from '../queries/topics.ts';
import { findVersion } from '../queries/versions.ts';
import { nameOf } from './propose-publication.ts';

/**
 * Tells the people whom a change of a topic concerns, in the words of the decision. No audit: the version says
 * what they were told.
 */
export async function tellEnrolled(
  parts: Parts,
  { topicId, versionNo }: { topicId: string; versionNo: number },
): Promise<void> {
  const version = await findVersion(parts.db, topicId, versionNo);
  if (!version?.message) return;
  const topic = await getTopic(parts.db, topicId);
  const lines = version.difference
    .map(({ label, before, after }) => `${label}：${before ?? '没有'} → ${after ?? '取消'}`)
    .join('；');
  const people = await listNotPassed(parts.db, topicId);
  await inTransaction(parts.db, (tx) =>
    notify(parts, tx, people, {
      subject: `${nameOf(topic)}的规则有改动`,
      text: `${version.message}（改动：${lines}）`,
      href: `/courses/${topicId}`,
      channels: ['MAIL'],
    }),
  );
}
