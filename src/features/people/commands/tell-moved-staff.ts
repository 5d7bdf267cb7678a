import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { notify } from '../../messages/index.ts';
import { findHandedOver, getOrganisation } from '../../organisations/index.ts';
import { listPeopleOfEmployments } from '../queries/employments.ts';
import { staffFollower } from '../queries/followers.ts';

/**
 * Tells the staff of a unit that ended where they are now (Q10). No audit: the change of the unit has its own
 * entry, with what moved.
 */
export async function tellMovedStaff(
  parts: Parts,
  { changeId }: { changeId: string },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const change = await findHandedOver(tx, changeId);
    const ids = change?.moved[staffFollower.key] ?? [];
    if (!change || ids.length === 0) return;
    const { organisationId, successorId, effectiveOn } = change;
    const [from, into] = [
      await getOrganisation(tx, organisationId),
      await getOrganisation(tx, successorId),
    ];
    const people = await listPeopleOfEmployments(tx, ids, successorId);
    await notify(parts, tx, people, {
      subject: `您的单位已变更为${into.name}`,
      text: `${from.name}从${effectiveOn}起撤销，由${into.name}承接，您的任职已一起转入，不用办理。以后由新单位确认学时；有误的，请在“我的资料”里更正单位。`,
      href: '/account',
    });
  });
}
