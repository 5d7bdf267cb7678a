import { sql } from 'kysely';
import type { Officer } from '../../../kernel/actor.ts';
import { type Reader, sorted } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { type EndorserRule, inScope, scopeOf } from '../../organisations/index.ts';
import { findLearnerByNumberOrPhone } from '../../people/index.ts';
import type { ResultSlip } from '../../result-slips/index.ts';
import { differencesOf } from '../rules/comparison.ts';
import type { EndorsementState } from '../rules/endorsement.ts';
import type { QueueFilter } from '../rules/queue.ts';

export interface QueueRow {
  id: string;
  slipId: string;
  accountId: string;
  state: EndorsementState;
  rule: EndorserRule;
  bodyName: string;
  requestedAt: Date;
  decidedAt: Date | null;
  reason: string | null;
  name: string;
  idNumberMasked: string;
  slipNo: string;
  content: ResultSlip['content'];
  /** What differs between slip and record, in words. */
  differences: string[];
  /** The officer's own slip: shown, never endorsed here (G10). */
  own: boolean;
}

// A request belongs to the body it was sent to, whatever the kind of that body.
const placement = { body: 'endorsement.organisationId' };

/** Rows of the queue in the officer's scope, in an order of `queueOrders`. */
export async function loadQueue(
  parts: Parts,
  actor: Officer,
  filter: QueueFilter,
  { sort, limit, offset }: { sort: string; limit: number; offset: number },
): Promise<QueueRow[]> {
  const accountId = await findWho(parts, filter.who);
  if (accountId === null) return [];
  const queue = rowsOfQueue(parts.db, actor, filter, accountId);
  const rows = await sorted(queue, sort, ordersOf(filter.state))
    .orderBy('endorsement.id')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(({ employerName, ...row }) => {
    const content = row.content as unknown as ResultSlip['content'];
    const { name, idNumberMasked } = row;
    const differences = differencesOf(content, { name, idNumberMasked, employerName });
    return { ...row, content, differences, own: row.accountId === actor.accountId };
  });
}

/** The account of a number or phone; undefined for everybody, null when there is none. */
async function findWho(parts: Parts, who: string): Promise<string | null | undefined> {
  if (who === '') return undefined;
  return (await findLearnerByNumberOrPhone(parts, who))?.accountId ?? null;
}

function rowsOfQueue(
  db: Reader,
  actor: Officer,
  filter: QueueFilter,
  accountId: string | undefined,
) {
  let query = db
    .selectFrom('endorsements as endorsement')
    .innerJoin('resultSlips as slip', 'slip.id', 'endorsement.slipId')
    .innerJoin('accounts as person', 'person.id', 'endorsement.accountId')
    .innerJoin('organisations as body', 'body.id', 'endorsement.organisationId')
    .select([
      'endorsement.id',
      'endorsement.slipId',
      'endorsement.accountId',
      'endorsement.state',
      'endorsement.rule',
      'endorsement.requestedAt',
      'endorsement.decidedAt',
      'endorsement.reason',
      'person.name',
      'person.idNumberMasked',
      'body.name as bodyName',
      'slip.slipNo',
      'slip.content',
      employerNow.as('employerName'),
    ])
    .where(inScope(scopeOf(actor), placement))
    .where('endorsement.state', '=', filter.state);
  if (filter.topic) query = query.where('endorsement.topicId', '=', filter.topic);
  if (filter.body) query = query.where('endorsement.organisationId', '=', filter.body);
  if (filter.rule) query = query.where('endorsement.rule', '=', filter.rule as EndorserRule);
  if (accountId) query = query.where('endorsement.accountId', '=', accountId);
  return query;
}

/** The unit of a person now, by its name; as people reads it (`LearnerProfile.employerName`). */
const employerNow = sql<string | null>`(
  select coalesce(unit.name, missing.name)
    from (
      select organisation_id, missing_unit_request_id, valid_to from employments
       where account_id = endorsement.account_id
       order by created_at desc, id desc limit 1
    ) latest
    left join organisations unit on unit.id = latest.organisation_id
    left join missing_unit_requests missing on missing.id = latest.missing_unit_request_id
   where latest.valid_to is null
)`;

/** What the columns of the queue are sorted by (rules/queue.ts). */
const ordersOf = (state: EndorsementState) => ({
  at: sql.ref(state === 'PENDING' ? 'endorsement.requested_at' : 'endorsement.decided_at'),
  name: sql`person.name collate "zh-x-icu"`,
  employer: sql`slip.content ->> 'employerName' collate "zh-x-icu"`,
  slip: sql`slip.slip_no`,
  year: sql`(slip.content ->> 'year')::integer`,
  score: sql`(slip.content ->> 'score')::numeric`,
  body: sql`body.name collate "zh-x-icu"`,
  rule: sql`endorsement.rule`,
});

export interface QueueSums {
  count: number;
  bodies: number;
  averageScore: number | null;
  /** The earliest request among them. */
  since: Date | null;
}

/** The totals of all rows that match. */
export async function sumQueue(
  parts: Parts,
  actor: Officer,
  filter: QueueFilter,
): Promise<QueueSums> {
  const accountId = await findWho(parts, filter.who);
  const nothing = { count: 0, bodies: 0, averageScore: null, since: null };
  if (accountId === null) return nothing;
  const row = await parts.db
    .selectFrom(rowsOfQueue(parts.db, actor, filter, accountId).as('found'))
    .select([
      sql<string>`count(*)`.as('count'),
      sql<string>`count(distinct found.body_name)`.as('bodies'),
      sql<string | null>`avg((found.content ->> 'score')::numeric)`.as('averageScore'),
      sql<Date | null>`min(found.requested_at)`.as('since'),
    ])
    .executeTakeFirst();
  if (!row) return nothing;
  return {
    count: Number(row.count),
    bodies: Number(row.bodies),
    averageScore: row.averageScore === null ? null : Number(row.averageScore),
    since: row.since,
  };
}

/** The requests before and after one in its queue: the same filter and order. */
export async function findNeighbours(
  parts: Parts,
  actor: Officer,
  filter: QueueFilter,
  sort: string,
  id: string,
): Promise<{ previous: string | null; next: string | null; place: number; count: number } | null> {
  const accountId = await findWho(parts, filter.who);
  if (accountId === null) return null;
  const queue = rowsOfQueue(parts.db, actor, filter, accountId)
    .clearSelect()
    .select('endorsement.id');
  const found = await sorted(queue, sort, ordersOf(filter.state))
    .orderBy('endorsement.id')
    .limit(2000)
    .execute();
  const at = found.findIndex((row) => row.id === id);
  if (at < 0) return null;
  return {
    previous: found[at - 1]?.id ?? null,
    next: found[at + 1]?.id ?? null,
    place: at + 1,
    count: found.length,
  };
}

/** The bodies that have requests in a state, for the filter of who sees several. */
export async function listQueueBodies(
  db: Reader,
  actor: Officer,
  state: EndorsementState,
): Promise<{ id: string; name: string; count: number }[]> {
  const rows = await db
    .selectFrom('endorsementCounts as counts')
    .innerJoin('organisations as body', 'body.id', 'counts.organisationId')
    .select(['body.id', 'body.name', (one) => one.fn.sum<string>('counts.n').as('count')])
    .where(inScope(scopeOf(actor), { body: 'counts.organisationId' }))
    .where('counts.state', '=', state)
    .groupBy(['body.id', 'body.name'])
    .having((one) => one.fn.sum('counts.n'), '>', 0)
    .orderBy('count', 'desc')
    .limit(300)
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}
