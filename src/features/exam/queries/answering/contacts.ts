import { sql } from 'kysely';
import type { FastLane, Reader } from '../../../../platform/database/index.ts';
import type { ContactReply } from '../../../assessment/index.ts';
import { byTopic } from '../../rules/writer-token.ts';

export interface ContactToNote {
  attemptId: string;
  sessionHash: string;
  token: string;
  /** Whether the sheet was heard of; false where only its state is looked up. */
  seen: boolean;
}

/**
 * Records contact for every sheet that has the writer lease, and returns the state of each attempt by the
 * database's clock. Rows are locked in id order, so that batches cannot deadlock.
 */
const noteContacts = {
  name: 'exam.note_contacts',
  text: `
    with given as (
      select * from unnest($1::uuid[], $2::text[], $3::text[], $5::boolean[])
        with ordinality as t (attempt_id, session_hash, token, seen, place)
    ), locked as materialized (
      select id, account_id, state, deadline_at, writer_token, state = 'OPEN' and deadline_at > now() as open
      from exam_attempts where id = any($1) and topic_id = $4 order by id for no key update
    ), theirs as materialized (
      select given.place, given.seen, attempt.*, attempt.writer_token = given.token as current
      from given
        join session_holders holder on holder.token_hash = given.session_hash
        join locked attempt on attempt.id = given.attempt_id and attempt.account_id = holder.account_id
    ), touched as (
      update exam_attempts set last_contact_at = now()
      where topic_id = $4 and id in (select id from theirs where open and current and seen)
    )
    select place::int, state, deadline_at as "deadlineAt", now() as now, current from theirs`,
};

/** One reply per contact, in order; undefined where the attempt is not the session's. */
export function touchAttempts(
  lane: FastLane,
  contacts: readonly ContactToNote[],
): Promise<(ContactReply | undefined)[]> {
  return byTopic(contacts, async (topicId, some) => {
    const rows = await lane.run<ContactReply & { place: number }>(noteContacts, [
      some.map(({ attemptId }) => attemptId),
      some.map(({ sessionHash }) => sessionHash),
      some.map(({ token }) => token),
      topicId,
      some.map(({ seen }) => seen),
    ]);
    const byPlace = new Map(rows.map(({ place, ...contact }) => [place, contact]));
    return some.map((_, index) => byPlace.get(index + 1));
  });
}

/** Records contact of a page without a script, which has no lease to check. */
export async function touchAttempt(
  db: Reader,
  attemptId: string,
  accountId: string,
): Promise<Omit<ContactReply, 'current'> | undefined> {
  const { rows } = await sql<Omit<ContactReply, 'current'>>`
    with touched as (
      update exam_attempts set last_contact_at = now()
      where id = ${attemptId} and account_id = ${accountId} and state = 'OPEN' and deadline_at > now()
    )
    select state, deadline_at, now() as now
    from exam_attempts where id = ${attemptId} and account_id = ${accountId}`.execute(db);
  return rows[0];
}
