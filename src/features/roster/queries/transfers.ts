import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { BodyMembership } from '../../people/index.ts';
import type { ShownTransfer, Transfer, TransferState } from '../rules/transfer.ts';

const columns = sql`transfer.id, transfer.kind, transfer.state, transfer.account_id,
  transfer.person_name, transfer.id_number_masked,
  transfer.from_organisation_id, transfer.from_affiliation_id,
  transfer.to_organisation_id, transfer.to_affiliation_id,
  transfer.starts_on, transfer.department, transfer.post, transfer.asked_by,
  transfer.objection, transfer.closing, transfer.created_at`;

export interface NewTransfer
  extends Omit<Transfer, 'id' | 'state' | 'objection' | 'closing' | 'createdAt'> {
  state: 'ASKED' | 'MOVED';
  importId: string | null;
  at: Date;
}

/** Inserts transfers; a body asks a person once at a time. Returns the people newly asked. */
export async function insertTransfers(
  tx: Tx,
  transfers: readonly NewTransfer[],
): Promise<string[]> {
  if (transfers.length === 0) return [];
  const all = <K extends keyof NewTransfer>(key: K) => transfers.map((one) => one[key]);
  const { rows } = await sql<{ accountId: string | null }>`
    insert into transfers (id, kind, state, account_id, person_name, id_number_masked, from_organisation_id,
      from_affiliation_id, to_organisation_id, to_affiliation_id, starts_on, department, post, asked_by, import_id, created_at)
    select * from unnest(${transfers.map(() => newId())}::uuid[], ${all('kind')}::text[],
      ${all('state')}::text[], ${all('accountId')}::uuid[], ${all('personName')}::text[],
      ${all('idNumberMasked')}::text[], ${all('fromOrganisationId')}::uuid[], ${all('fromAffiliationId')}::uuid[],
      ${all('toOrganisationId')}::uuid[], ${all('toAffiliationId')}::uuid[], ${all('startsOn')}::date[],
      ${all('department')}::text[], ${all('post')}::text[], ${all('askedBy')}::uuid[],
      ${all('importId')}::uuid[], ${all('at')}::timestamptz[])
    on conflict (to_organisation_id, account_id) where state = 'ASKED' and account_id is not null do nothing
    returning account_id`.execute(tx);
  return rows.flatMap(({ accountId }) => accountId ?? []);
}

export async function lockTransfer(tx: Tx, id: string): Promise<Transfer | undefined> {
  const { rows } = await sql<Transfer>`
    select ${columns} from transfers transfer where id = ${id} for update`.execute(tx);
  return rows[0];
}

/** Moves a transfer from one state to the next. */
export async function updateTransfer(
  tx: Tx,
  id: string,
  change: {
    state: TransferState;
    from?: { affiliationId: string; organisationId: string } | null;
    toAffiliationId?: string;
    startsOn?: string;
    objection?: string;
    closing?: string;
    answeredAt?: Date;
    closedAt?: Date;
  },
): Promise<void> {
  const { from, ...rest } = change;
  const left = from && {
    fromAffiliationId: from.affiliationId,
    fromOrganisationId: from.organisationId,
  };
  await tx
    .updateTable('transfers')
    .set({ ...rest, ...left })
    .where('id', '=', id)
    .execute();
}

const named = sql`${columns}, old_body.name as from_name, new_body.name as to_name
  from transfers transfer
    left join organisations old_body on old_body.id = transfer.from_organisation_id
    left join organisations new_body on new_body.id = transfer.to_organisation_id`;

/** Lists the transfers to and from a body, open ones first. */
export async function listTransfers(
  db: Reader,
  { kind, organisationId }: BodyMembership,
): Promise<ShownTransfer[]> {
  const { rows } = await sql<ShownTransfer>`
    select ${named}
    where transfer.kind = ${kind}
      and (transfer.to_organisation_id = ${organisationId} or transfer.from_organisation_id = ${organisationId})
    order by transfer.state not in ('ASKED', 'MOVED', 'OBJECTED'), transfer.created_at desc, transfer.id
    limit 200`.execute(db);
  return rows;
}

/** Lists the transfers of a person. */
export async function listTransfersOf(db: Reader, accountId: string): Promise<ShownTransfer[]> {
  const { rows } = await sql<ShownTransfer>`
    select ${named} where transfer.account_id = ${accountId}
    order by transfer.state <> 'ASKED', transfer.created_at desc limit 50`.execute(db);
  return rows;
}

/** Counts the transfers that wait for a body's answer. */
export async function countTransfersToAnswer(db: Reader, organisationId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select ((select count(*) from transfers where from_organisation_id = ${organisationId} and state = 'MOVED')
      + (select count(*) from transfers where to_organisation_id = ${organisationId} and state = 'OBJECTED'))::integer
      as count`.execute(db);
  return rows[0]?.count ?? 0;
}
