import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';

/** A browser that an officer has logged in with, known by the cookie of its own. */
export interface OfficerDevice {
  /** The last log-in with it. */
  id: string;
  accountId: string;
  name: string;
  userAgent: string;
  ip: string;
  firstAt: Date;
  lastAt: Date;
  logIns: number;
  /** Used in these minutes. */
  live: boolean;
  passkeys: number;
}

export interface LiveSince {
  seenSince: Date;
  officerSince: Date;
}

/** Lists the devices of people with an officer's role, the latest used first. */
export async function listOfficerDevices(
  db: Reader,
  asked: LiveSince & { words: string; limit: number; offset: number },
): Promise<OfficerDevice[]> {
  const part = `%${asked.words.replace(/[\\%_]/g, '\\$&')}%`;
  return selectDevices(db, asked, sql`(${asked.words} = '' or account.name like ${part})`, asked);
}

/** The device of a log-in; undefined for one of somebody without an officer's role. */
export async function findOfficerDevice(
  db: Reader,
  sessionId: string,
  since: LiveSince,
): Promise<OfficerDevice | undefined> {
  const same = sql`(session.account_id, session.device_hash) in (
    select chosen.account_id, chosen.device_hash from sessions chosen where chosen.id = ${sessionId})`;
  return (await selectDevices(db, since, same, { limit: 1, offset: 0 }))[0];
}

async function selectDevices(
  db: Reader,
  { seenSince, officerSince }: LiveSince,
  where: ReturnType<typeof sql>,
  { limit, offset }: { limit: number; offset: number },
): Promise<OfficerDevice[]> {
  const last = (column: string) =>
    sql`(array_agg(session.${sql.ref(column)} order by session.last_seen_at desc))[1]`;
  const { rows } = await sql<OfficerDevice>`
    select ${last('id')} as id, account.id as "accountId", account.name, ${last('user_agent')} as "userAgent",
      ${last('ip')} as ip, min(session.created_at) as "firstAt", max(session.last_seen_at) as "lastAt",
      count(*)::int as "logIns",
      bool_or(session.ended_at is null and session.last_seen_at > ${seenSince}
        and (session.second_factor_at is null or session.created_at > ${officerSince})) as live,
      (select count(*)::int from passkeys where passkeys.account_id = account.id) as passkeys
    from sessions session join accounts account on account.id = session.account_id
    where session.device_hash is not null and exists (select from role_assignments held
        where held.account_id = account.id and held.valid_to is null) and ${where}
    group by account.id, account.name, session.device_hash
    order by max(session.last_seen_at) desc, account.id
    limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

/** Ends what is logged in on the device of a log-in and no longer knows it; returns how many were live. */
export async function forgetDevice(
  tx: Tx,
  { id, accountId }: Pick<OfficerDevice, 'id' | 'accountId'>,
  at: Date,
): Promise<number> {
  const { rows } = await sql<{ ended: boolean }>`
    update sessions set device_hash = null, ended_at = coalesce(ended_at, ${at}),
      ended_because = case when ended_at is null then 'device_removed' else ended_because end
    where account_id = ${accountId}
      and device_hash = (select chosen.device_hash from sessions chosen where chosen.id = ${id})
    returning coalesce(ended_because = 'device_removed' and ended_at = ${at}, false) as ended`.execute(
    tx,
  );
  return rows.filter(({ ended }) => ended).length;
}
