import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudits } from '../../audit/index.ts';
import type { lapseOverdue } from '../queries/proposals.ts';
import { endOf, proposalEnded } from '../rules/events.ts';

/** Records proposals that lapsed just now, and has their proposers told. */
export async function recordLapses(
  { jobs }: Parts,
  tx: Tx,
  lapsed: Awaited<ReturnType<typeof lapseOverdue>>,
): Promise<void> {
  await recordAudits(
    tx,
    lapsed.map(({ id }) => ({
      actor: 'SYSTEM' as const,
      action: 'proposals.lapse',
      subject: { type: 'proposal', id },
    })),
  );
  const ends = lapsed.map((one) => endOf(one, 'LAPSED'));
  await jobs.publishAll(tx, proposalEnded, ends);
}
