import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { notify } from '../../messages/index.ts';
import { getOwnRecognition, withdraw } from './correct-recognition.ts';

/** Withdraws recognised hours with a reason; the person is told. Never one's own (G10). */
export async function withdrawRecognition(
  parts: Parts,
  actor: Officer,
  { id, because }: { id: string; because: string },
): Promise<void> {
  const { one, offering } = await getOwnRecognition(parts, actor, id);
  await inTransaction(parts.db, async (tx) => {
    await withdraw(parts, tx, actor, one, because);
    const about = { type: 'professional_recognition', id };
    await recordAudit(tx, actor, 'professional.withdraw', about, { because });
    await notify(parts, tx, [one.accountId], {
      subject: '专业科目学时已撤回',
      text: `您${one.year}年专业科目“${offering.subjectName}”的${one.creditHours}学时已撤回：${because}`,
      href: '/professional-hours',
      organisationId: one.authorityId,
      channels: ['SMS'],
    });
  });
}
