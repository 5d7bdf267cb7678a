import { sql } from 'kysely';
import type { Officer } from '../../../kernel/actor.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Proposal, ProposalState } from '../rules/proposal.ts';

const select = (db: Reader) =>
  db
    .selectFrom('proposals as proposal')
    .innerJoin('organisations as body', 'body.id', 'proposal.bodyId')
    .innerJoin('organisations as deciding', 'deciding.id', 'proposal.decidingBodyId')
    .innerJoin('accounts as proposer', 'proposer.id', 'proposal.proposedBy')
    .leftJoin('accounts as decider', 'decider.id', 'proposal.decidedBy')
    .selectAll('proposal')
    .select([
      'body.name as bodyName',
      'deciding.name as decidingBodyName',
      'proposer.name as proposedByName',
      'decider.name as decidedByName',
    ])
    .$castTo<Proposal>();

export async function findProposal(db: Reader, id: string): Promise<Proposal | undefined> {
  return select(db).where('proposal.id', '=', id).executeTakeFirst();
}

/** Returns a proposal and holds its row, so that it is decided once. */
export async function lockProposal(tx: Tx, id: string): Promise<Proposal | undefined> {
  return select(tx).where('proposal.id', '=', id).forUpdate('proposal').executeTakeFirst();
}

/** Returns the proposal of a kind on a subject that waits to be decided. */
export async function findOpenProposal(
  db: Reader,
  { kind }: { kind: string },
  subjectId: string,
): Promise<Proposal | undefined> {
  return select(db)
    .where('proposal.kind', '=', kind)
    .where('proposal.subjectId', '=', subjectId)
    .where('proposal.state', '=', 'PROPOSED')
    .executeTakeFirst();
}

const hasRole = (role: string) => sql<boolean>`${role} = any (proposal.deciding_roles)`;

export interface ProposalFilter {
  state?: ProposalState | undefined;
  limit: number;
  offset: number;
}

/**
 * Lists the proposals of the officer's body and those it decides for others, as far as the officer has the
 * right or proposed them; what waits for this officer first, then the newest.
 */
export async function listProposals(
  db: Reader,
  { organisationId, role, accountId }: Officer,
  { state, limit, offset }: ProposalFilter,
): Promise<Proposal[]> {
  let query = select(db)
    .where((where) =>
      where.or([
        where('proposal.bodyId', '=', organisationId),
        where('proposal.decidingBodyId', '=', organisationId),
        where('proposal.anywhere', '=', true),
      ]),
    )
    .where((where) => where.or([hasRole(role), where('proposal.proposedBy', '=', accountId)]));
  if (state) query = query.where('proposal.state', '=', state);
  return query
    .orderBy(
      sql`proposal.state = 'PROPOSED' and ${hasRole(role)} and proposal.proposed_by <> ${accountId}
        and (proposal.anywhere or proposal.deciding_body_id = ${organisationId})`,
      'desc',
    )
    .orderBy('proposal.proposedAt', 'desc')
    .orderBy('proposal.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** Lists the proposals that wait for this officer's decision, the oldest first. */
export async function listToDecide(db: Reader, officer: Officer, limit = 50): Promise<Proposal[]> {
  return select(db).where(waitsFor(officer)).orderBy('proposal.proposedAt').limit(limit).execute();
}

/** How many proposals wait for this officer's decision. */
export async function countToDecide(db: Reader, officer: Officer): Promise<number> {
  const { count } = await db
    .selectFrom('proposals as proposal')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where(waitsFor(officer))
    .executeTakeFirstOrThrow();
  return Number(count);
}

const waitsFor = ({ organisationId, role, accountId }: Officer) => sql<boolean>`
  proposal.state = 'PROPOSED' and proposal.proposed_by <> ${accountId}
  and (proposal.anywhere or proposal.deciding_body_id = ${organisationId}) and ${hasRole(role)}`;

export type NewProposal = Omit<
  Proposal,
  'bodyName' | 'decidingBodyName' | 'proposedByName' | 'decidedByName' | 'state' | DecidedColumn
>;
type DecidedColumn = 'decidedBy' | 'decidedAt' | 'decisionReason';

/** Inserts a proposal; returns false when one of its kind waits on the subject. */
export async function insertProposal(tx: Tx, proposal: NewProposal): Promise<boolean> {
  const row = await tx
    .insertInto('proposals')
    .values({
      ...proposal,
      difference: JSON.stringify(proposal.difference),
      change: JSON.stringify(proposal.change ?? {}),
    })
    .onConflict((conflict) =>
      conflict.columns(['kind', 'subjectId']).where('state', '=', 'PROPOSED').doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes how a locked proposal ended. */
export async function updateDecision(
  tx: Tx,
  id: string,
  decision: { state: ProposalState; by: string; at: Date; reason: string | null },
): Promise<void> {
  await tx
    .updateTable('proposals')
    .set({
      state: decision.state,
      decidedBy: decision.by,
      decidedAt: decision.at,
      decisionReason: decision.reason,
    })
    .where('id', '=', id)
    .execute();
}

/** Ends what was not decided in time, and returns it. */
export async function lapseOverdue(
  tx: Tx,
  now: Date,
  only?: { kind: string; subjectId: string },
): Promise<Pick<Proposal, 'id' | 'proposedBy' | 'title' | 'subject'>[]> {
  let query = tx
    .updateTable('proposals')
    .set({ state: 'LAPSED', decidedAt: now })
    .where('state', '=', 'PROPOSED')
    .where('lapsesAt', '<=', now)
    .returning(['id', 'proposedBy', 'title', 'subject']);
  if (only) query = query.where('kind', '=', only.kind).where('subjectId', '=', only.subjectId);
  return query.execute();
}
