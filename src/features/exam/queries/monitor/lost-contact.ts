import { sql } from 'kysely';
import type { Reader } from '../../../../platform/database/index.ts';
import { silentAfterSeconds } from '../../rules/intervention.ts';

export interface LostContact {
  attemptId: string;
  accountId: string;
  topicId: string;
  startedAt: Date;
  deadlineAt: Date;
  lastContactAt: Date;
}

/** Attempts in progress without contact, those for whom time runs out first at the top. */
export async function listLostContact(
  db: Reader,
  { limit, offset }: { limit: number; offset: number },
): Promise<LostContact[]> {
  const { rows } = await sql<LostContact>`
    select id as attempt_id, account_id, topic_id, started_at, deadline_at, last_contact_at
    from exam_attempts
    where state = 'OPEN' and deadline_at > now()
      and last_contact_at < now() - make_interval(secs => ${silentAfterSeconds})
    order by deadline_at, id limit ${limit} offset ${offset}`.execute(db);
  return rows;
}
