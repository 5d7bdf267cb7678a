import { dayOf } from '../../../kernel/calendar.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudits } from '../../audit/index.ts';
import { endOverdueRoles } from '../queries/roles.ts';

/** Notes the end of roles and covers past their last day; what they allowed had ended with that day. */
export async function endExpiredRoles({ db, clock }: Parts): Promise<void> {
  await inTransaction(db, async (tx) => {
    const ended = await endOverdueRoles(tx, dayOf(clock.now()));
    await recordAudits(
      tx,
      ended.map(({ accountId, role, organisationId }) => ({
        actor: 'SYSTEM' as const,
        action: 'identity.end_role',
        subject: { type: 'account', id: accountId },
        facts: { role, organisationId, reason: '期限届满' },
      })),
    );
  });
}
