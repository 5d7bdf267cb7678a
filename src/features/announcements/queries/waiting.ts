import type { Officer } from '../../../kernel/actor.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { kindsOfTwo } from '../rules/policy.ts';
import { countToPublish } from './announcements.ts';

/** How many drafts of his body wait for this officer, who did not write them, to release them. */
export async function countWaitingDrafts(db: Reader, actor: Officer): Promise<number> {
  const { accountId, organisationId } = actor;
  if (!organisationId) return 0;
  return countToPublish(db, { accountId, organisationId, kinds: kindsOfTwo });
}
