import type { Officer } from '../../src/kernel/actor.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { Parts } from '../../src/platform/parts.ts';

/** A change that waits for a colleague in the proposer's body; returns its id. */
export async function insertWaitingProposal(
  { db, clock }: Parts,
  proposer: Officer,
  name: string,
): Promise<string> {
  const id = newId();
  await db
    .insertInto('proposals')
    .values({
      id,
      kind: 'test.rename',
      title: '更改名称',
      subjectType: 'account',
      subjectId: id,
      subject: name,
      bodyId: proposer.organisationId,
      decidingBodyId: proposer.organisationId,
      decidingRoles: [proposer.role],
      proposedBy: proposer.accountId,
      proposedAt: clock.now(),
      reason: `${name}的名称写错了`,
      difference: JSON.stringify([{ label: '名称', before: null, after: name }]),
      lapsesAt: new Date('2099-01-01'),
    })
    .execute();
  return id;
}
