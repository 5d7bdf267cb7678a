import type { Officer } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { notify } from '../../messages/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import type { BodyMembership } from '../../people/index.ts';
import type { CandidateElsewhere } from '../queries/import-candidates.ts';
import { insertTransfers } from '../queries/transfers.ts';

/**
 * Inserts transfer requests to people, in the caller's transaction, and notifies those with an account;
 * without one (`accountId` null) the body sees no difference (Q36). Officers are left out of their own
 * requests (G10). No audit: the caller records the request.
 */
export async function requestTransfers(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  { kind, organisationId }: BodyMembership,
  people: readonly (Omit<CandidateElsewhere, 'accountId'> & { accountId: string | null })[],
  importId: string | null,
): Promise<void> {
  const others = people.filter(({ accountId }) => accountId !== actor.accountId);
  const asked = await insertTransfers(
    tx,
    others.map((one) => ({
      kind,
      state: 'ASKED',
      accountId: one.accountId,
      personName: one.name,
      idNumberMasked: one.idNumberMasked,
      fromOrganisationId: null,
      fromAffiliationId: null,
      toOrganisationId: organisationId,
      toAffiliationId: null,
      startsOn: one.from,
      department: one.department,
      post: one.post,
      askedBy: actor.accountId,
      importId,
      at: parts.clock.now(),
    })),
  );
  const { name } = await getOrganisation(tx, organisationId);
  const wants = kind === 'EMPLOYMENT' ? '把您登记为本单位人员' : '登记为保管您档案的机构';
  await notify(parts, tx, asked, {
    subject: `${name}请您确认`,
    text: `${name}请求${wants}。请登录后在“我的资料”中同意或者不同意；您的学习记录和合格单不受影响。`,
    href: '/my-transfers',
    organisationId,
  });
}
