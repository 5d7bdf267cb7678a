import { acknowledgeOrder } from '../../src/features/supervision/commands/acknowledge-order.ts';
import { issueOrders, openCheck } from '../../src/features/supervision/index.ts';
import type { Officer } from '../../src/kernel/actor.ts';
import type { TestApp } from '../support/parts.ts';

/** An order of the district to the unit, reported on with a file, and a spot check with a file on its first row. */
export async function insertOversight(
  { parts }: TestApp,
  { clerk, admin, unit }: { clerk: Officer; admin: Officer; unit: string },
): Promise<{ catchUpOrder: string; spotCheck: string }> {
  const [catchUpOrder = ''] = await issueOrders(parts, clerk, {
    kind: 'UNIT',
    members: [unit],
    year: 2026,
    metric: 'recorded',
    targetPercent: 100,
    deadline: '2026-12-31',
    basis: '渝人社办〔2010〕257号',
    text: '请逐人提醒没有完成的人员。',
  });
  await acknowledgeOrder(parts, admin, catchUpOrder);
  await parts.db
    .updateTable('catchUpOrders')
    .set({ report: '已经提醒', reportFile: 'list.pdf' })
    .where('id', '=', catchUpOrder)
    .execute();
  await parts.storage.put(`catch-up-orders/${catchUpOrder}/report`, Buffer.from('%PDF-1.7'));
  const spotCheck = await openCheck(parts, clerk, {
    subject: 'ENDORSEMENT',
    jurisdictionId: clerk.jurisdictionId,
    bodyId: null,
    year: null,
    periodFrom: '2020-01-01',
    periodTo: '2099-12-31',
    sampleSize: 1,
  });
  if (!spotCheck) throw new Error('nothing to draw from');
  await parts.db
    .updateTable('spotCheckRows')
    .set({ fileName: 'photo.pdf' })
    .where('checkId', '=', spotCheck)
    .execute();
  await parts.storage.put(`spot-checks/${spotCheck}/1`, Buffer.from('%PDF-1.7'));
  return { catchUpOrder, spotCheck };
}
