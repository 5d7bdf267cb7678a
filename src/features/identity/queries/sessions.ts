import { sql } from 'kysely';
import type { OfficerRole } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/calendar.ts';
import type { FastLane, Reader, Tx } from '../../../platform/database/index.ts';

export interface SessionRow {
  id: string;
  accountId: string;
  name: string;
  createdAt: Date;
  secondFactorAt: Date | null;
  lastSeenAt: Date;
  endedAt: Date | null;
  roleAssignmentId: string | null;
  /** Of the chosen role, unless it was ended. */
  role: OfficerRole | null;
  organisationId: string | null;
  roleFrom: Day | null;
  roleUntil: Day | null;
  roleSuspendedAt: Date | null;
  /** Whether the account is a learner's. */
  learner: boolean;
  /** The version of the privacy notice that a learner consented to last. */
  privacyVersion: string | null;
  /** Whether the account holds, held or will hold a role that was not ended. */
  officer: boolean;
  /** The rules of the installation. */
  idleMinutes: number;
  officerHours: number;
  rotationDays: number;
  /** When the password was set, as far as it is known. */
  passwordSetAt: Date;
}

const findMany = {
  name: 'identity.find_sessions',
  text: `
    select session.token_hash as "tokenHash", session.id, session.account_id as "accountId", account.name,
      session.created_at as "createdAt", session.second_factor_at as "secondFactorAt", session.last_seen_at as "lastSeenAt",
      session.ended_at as "endedAt", session.role_assignment_id as "roleAssignmentId",
      chosen.role, chosen.organisation_id as "organisationId", chosen.valid_from as "roleFrom",
      chosen.ends_on as "roleUntil", chosen.suspended_at as "roleSuspendedAt", learner.account_id is not null as learner, learner.privacy_version as "privacyVersion",
      exists (select from role_assignments held
        where held.account_id = session.account_id and held.valid_to is null) as officer,
      settings.idle_minutes as "idleMinutes", settings.officer_hours as "officerHours",
      settings.rotation_days as "rotationDays",
      coalesce(account.password_changed_at, account.created_at) as "passwordSetAt"
    from sessions session
      cross join security_settings settings
      join accounts account on account.id = session.account_id and account.state = 'ACTIVE'
      left join learners learner on learner.account_id = account.id
      left join role_assignments chosen on chosen.id = session.role_assignment_id
        and chosen.account_id = session.account_id and chosen.valid_to is null
    where session.token_hash = any($1::text[])`,
};

/**
 * Returns the sessions of cookies in the order of the hashes, with the person and the role chosen,
 * ended ones too; undefined for an unknown hash.
 */
export async function findSessions(
  lane: FastLane,
  hashes: readonly string[],
): Promise<(SessionRow | undefined)[]> {
  const rows = await lane.run<SessionRow & { tokenHash: string }>(findMany, [hashes]);
  const byHash = new Map(rows.map(({ tokenHash, ...session }) => [tokenHash, session]));
  return hashes.map((hash) => byHash.get(hash));
}

export interface NewSession {
  id: string;
  tokenHash: string;
  accountId: string;
  ip: string;
  userAgent: string;
  deviceHash: string | null;
  at: Date;
  /** When its person typed the password; null after a code by SMS, which proves the phone alone. */
  passwordProvedAt: Date | null;
}

/** Inserts a session; returns whether the person is also an officer. */
export async function insertSession(tx: Tx, session: NewSession): Promise<boolean> {
  const { tokenHash, id, accountId, ip, deviceHash, at, passwordProvedAt } = session;
  const userAgent = session.userAgent.slice(0, 300);
  const { rows } = await sql<{ officer: boolean }>`
    insert into sessions (token_hash, id, account_id, ip, user_agent, device_hash, created_at, last_seen_at,
      password_proved_at)
    values (${tokenHash}, ${id}, ${accountId}, ${ip}, ${userAgent}, ${deviceHash}, ${at}, ${at}, ${passwordProvedAt})
    returning exists (select from role_assignments chosen
      where chosen.account_id = sessions.account_id and chosen.valid_to is null) as officer`.execute(
    tx,
  );
  return rows[0]?.officer ?? false;
}

const touchMany = {
  name: 'identity.touch_sessions',
  text: `
    update sessions set last_seen_at = $2 where token_hash in (
      select token_hash from sessions
      where token_hash = any($1::text[]) and ended_at is null and last_seen_at <= $2::timestamptz - interval '60 s'
      order by token_hash for no key update)`,
};

/** Updates the last use of many sessions, at most once a minute each. */
export async function touchSessions(lane: FastLane, hashes: string[], at: Date): Promise<void> {
  if (hashes.length > 0) await lane.run(touchMany, [hashes, at]);
}

export async function chooseRole(
  tx: Tx,
  sessionId: string,
  roleAssignmentId: string | null,
): Promise<void> {
  await tx.updateTable('sessions').set({ roleAssignmentId }).where('id', '=', sessionId).execute();
}

export async function markSecondFactor(tx: Tx, sessionId: string, at: Date): Promise<void> {
  await tx
    .updateTable('sessions')
    .set({ secondFactorAt: at })
    .where('id', '=', sessionId)
    .execute();
}

/** Replaces the token of a session: the cookie before is void at once. */
export async function replaceToken(tx: Tx, sessionId: string, tokenHash: string): Promise<void> {
  await tx.updateTable('sessions').set({ tokenHash }).where('id', '=', sessionId).execute();
}

/** Ends the sessions with a second factor that were used least lately, all but `most` with this one. */
export async function endSurplusSessions(
  tx: Tx,
  { id, accountId }: Pick<SessionRow, 'id' | 'accountId'>,
  { most, at }: { most: number; at: Date },
): Promise<void> {
  await tx
    .updateTable('sessions')
    .set({ endedAt: at, endedBecause: 'too_many' })
    .where('id', 'in', (from) =>
      from
        .selectFrom('sessions')
        .select('id')
        .where('accountId', '=', accountId)
        .where('id', '<>', id)
        .where('endedAt', 'is', null)
        .where('secondFactorAt', 'is not', null)
        .orderBy('lastSeenAt', 'desc')
        .orderBy('createdAt', 'desc')
        .offset(most - 1),
    )
    .execute();
}

/** A log-in of the past, as its owner sees it. */
export interface PastLogIn {
  id: string;
  ip: string;
  userAgent: string;
  createdAt: Date;
  lastSeenAt: Date;
  endedAt: Date | null;
  endedBecause: string | null;
}

/** Lists the last log-ins of a person, ended ones too, the latest first. */
export async function listLogIns(
  db: Reader,
  accountId: string,
  limit: number,
): Promise<PastLogIn[]> {
  return db
    .selectFrom('sessions')
    .select(['id', 'ip', 'userAgent', 'createdAt', 'lastSeenAt', 'endedAt', 'endedBecause'])
    .where('accountId', '=', accountId)
    .orderBy('createdAt', 'desc')
    .limit(limit)
    .execute();
}

/** Lists the live sessions of a person, the latest use first. */
export async function listLiveSessions(
  db: Reader,
  accountId: string,
  { seenSince, officerSince }: { seenSince: Date; officerSince: Date },
) {
  return db
    .selectFrom('sessions')
    .select(['id', 'ip', 'userAgent', 'createdAt', 'lastSeenAt'])
    .where('accountId', '=', accountId)
    .where('endedAt', 'is', null)
    .where('lastSeenAt', '>', seenSince)
    .where((row) =>
      row.or([row('secondFactorAt', 'is', null), row('createdAt', '>', officerSince)]),
    )
    .orderBy('lastSeenAt', 'desc')
    .execute();
}

/** Ends one session of an account; returns false when it is another account's or has ended. */
export async function endSession(
  db: Reader,
  session: { id: string; accountId: string; at: Date; because: string },
): Promise<boolean> {
  const result = await db
    .updateTable('sessions')
    .set({ endedAt: session.at, endedBecause: session.because })
    .where('id', '=', session.id)
    .where('accountId', '=', session.accountId)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Ends all sessions of an account, except one when given. */
export async function endSessionsOf(
  tx: Tx,
  accountId: string,
  ending: { at: Date; because: string; except?: string },
): Promise<void> {
  let update = tx
    .updateTable('sessions')
    .set({ endedAt: ending.at, endedBecause: ending.because })
    .where('accountId', '=', accountId)
    .where('endedAt', 'is', null);
  if (ending.except) update = update.where('id', '<>', ending.except);
  await update.execute();
}

/** Deletes sessions that ended, or were last seen, before an instant; returns how many. */
export async function deleteSessionsBefore(db: Reader, before: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('sessions')
    .where('lastSeenAt', '<', before)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
