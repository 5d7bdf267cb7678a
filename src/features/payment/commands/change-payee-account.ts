import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { listOfficers } from '../../identity/index.ts';
import { notify } from '../../messages/index.ts';
import { findMunicipalBureau, getOrganisation } from '../../organisations/index.ts';
import { propose } from '../../proposals/index.ts';
import {
  findComingPayeeAccount,
  findPayeeAccount,
  insertPayeeAccount,
  type PayeeAccount,
} from '../queries/payee-accounts.ts';

/** So long a confirmed account waits before transfers go to it: time to stop what is wrong. */
const waitMs = 86_400_000;

/** The account that takes transfers is changed by two persons; it is valid a day later, the bureau is told. */
export const payeeAccountKind: ProposalKind<PayeeAccount> = {
  kind: 'payment.payee_account',
  title: '修改收款账户',
  confirmedBy: ['CENTRE_CLERK'],
  takesEffect: '在一天后',
  days: 7,
  async apply(parts, tx, { change, proposedBy, bodyId, actor }) {
    const now = parts.clock.now();
    await refuseWaiting(tx, bodyId, now);
    // A first account replaces none, so nothing is lost by using it at once.
    const first = !(await findPayeeAccount(tx, bodyId, now));
    const validFrom = first ? now : new Date(now.getTime() + waitMs);
    const by = { proposedBy, confirmedBy: actor.accountId, validFrom };
    const id = await insertPayeeAccount(tx, bodyId, change, by);
    await tellBureau(parts, tx, bodyId, change);
    const subject = { type: 'payee_account', id };
    await recordAudit(tx, actor, 'payment.change_payee_account', subject, { ...change, validFrom });
  },
};

/**
 * Proposes another bank account for transfers, and returns the proposal's id. Throws
 * `payment.account_waits` while a confirmed change waits for its day. No audit: `propose` records it.
 */
export function changePayeeAccount(
  parts: Parts,
  actor: Officer,
  { reason, ...account }: PayeeAccount & { reason: string },
): Promise<string> {
  const { organisationId } = actor;
  return inTransaction(parts.db, async (tx) => {
    const now = parts.clock.now();
    await refuseWaiting(tx, organisationId, now);
    const before = await findPayeeAccount(tx, organisationId, now);
    const { name } = await getOrganisation(tx, organisationId);
    const line = (label: string, key: keyof PayeeAccount) => ({
      label,
      before: before?.[key] ?? null,
      after: account[key],
    });
    return propose(parts, tx, actor, payeeAccountKind, {
      subject: {
        type: 'organisation',
        id: organisationId,
        words: `${name}的收款账户`,
        href: '/payee-account',
      },
      difference: [line('户名', 'holder'), line('开户银行', 'bank'), line('账号', 'accountNo')],
      change: account,
      reason,
    });
  });
}

async function refuseWaiting(tx: Tx, organisationId: string, now: Date): Promise<void> {
  if (await findComingPayeeAccount(tx, organisationId, now))
    throw new Refusal('payment.account_waits');
}

async function tellBureau(
  parts: Parts,
  tx: Tx,
  organisationId: string,
  { bank, accountNo }: PayeeAccount,
): Promise<void> {
  const bureau = await findMunicipalBureau(tx);
  if (!bureau) return;
  const officers = await listOfficers(tx, bureau.id, 'MUNICIPAL_OFFICER');
  const { name } = await getOrganisation(tx, organisationId);
  await notify(
    parts,
    tx,
    officers.map(({ accountId }) => accountId),
    {
      subject: `${name}修改了收款账户`,
      text: `新的账户在${bank}，尾号${accountNo.slice(-4)}，由两位工作人员提出并确认，一天后启用。如有疑问，请立即联系${name}。`,
      organisationId,
    },
  );
}
