import { sql } from 'kysely';
import type { Reader } from '../../../../platform/database/index.ts';
import type { RecordedEntry } from '../../rules/findings/hours-without-endorsed-slip.ts';
import { decideHoursWithoutEndorsedSlip } from '../../rules/findings/hours-without-endorsed-slip.ts';
import type { NewFinding, Thresholds, Window } from '../../rules/findings/rule.ts';

/** Findings of hours without endorsed slip in a window. */
export async function findHoursWithoutEndorsedSlip(
  db: Reader,
  window: Window,
  thresholds: Thresholds,
): Promise<NewFinding[]> {
  return decideHoursWithoutEndorsedSlip(
    await loadDoubtfulEntries(db, window),
    thresholds,
    window.to,
  );
}

/**
 * Live entries of the public subject that were recorded in the window, or whose endorsement was decided
 * in it, and that do not rest on a valid endorsement: a few of many, selected by the database.
 */
async function loadDoubtfulEntries(db: Reader, { from, to }: Window): Promise<RecordedEntry[]> {
  const { rows } = await sql<RecordedEntry>`
    with touched as (
      select id from certificate_entries
      where confirmed_at >= ${from} and confirmed_at < ${to} and withdrawn_at is null
      union
      select entry.id from endorsements endorsement
        join certificate_entries entry
          on entry.endorsement_id = endorsement.id and entry.withdrawn_at is null
      where endorsement.decided_at >= ${from}::timestamptz - interval '2 days' and endorsement.decided_at < ${to}
    )
    select entry.entry_no, entry.year, entry.account_id, person.name as person_name,
      entry.credit_hours, entry.confirmed_at,
      entry.organisation_id, body.name as organisation_name,
      slip.id as slip_id, slip.state as slip_state, slip.account_id as slip_account_id,
      endorsement.id as endorsement_id, endorsement.state as endorsement_state,
      endorsement.account_id as endorsement_account_id, endorsement.decided_at
    from touched
      join certificate_entries entry on entry.id = touched.id and entry.subject = 'PUBLIC'
      join accounts person on person.id = entry.account_id
      join organisations body on body.id = entry.organisation_id
      left join endorsements endorsement on endorsement.id = entry.endorsement_id
      left join result_slips slip on slip.id = endorsement.slip_id
    where endorsement.state is distinct from 'ENDORSED' or slip.state is not distinct from 'REVOKED'
      or endorsement.decided_at > entry.confirmed_at
      or endorsement.account_id is distinct from entry.account_id
      or slip.account_id is distinct from entry.account_id
    order by entry.confirmed_at, entry.id`.execute(db);
  return rows;
}
