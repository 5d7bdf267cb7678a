import type { Topic } from '../features/courses/index.ts';
import { getLearner } from '../features/people/index.ts';
import {
  acceptOrder,
  changeStock,
  collectOrders,
  deliverBooks,
  placeOrder,
  saveTitle,
} from '../features/textbooks/fixtures.ts';
import type { Officer } from '../kernel/actor.ts';
import type { Parts } from '../platform/parts.ts';
import type { Cast } from './cast.ts';

const destination = '李敏 13800138000 渝中区较场口100号';

/** Seeds textbook titles and orders in every state: by post, collected by a unit, half delivered. */
export async function seedTextbookOrders(parts: Parts, cast: Cast, topic: Topic): Promise<void> {
  const officers = [...cast.officers.values()].flat();
  const centre = officers.find(({ role }) => role === 'CENTRE_CLERK');
  if (!centre) return;
  const [reader, cases] = await shelve(parts, centre, topic);
  if (!reader || !cases) return;
  const byPost = (copies: { titleId: string; quantity: number }[]) => ({
    copies,
    way: 'DIRECT' as const,
    destination,
  });
  const [first, second] = cast.learners.map(({ actor }) => actor);
  if (!first || !second) return;
  await placeOrder(parts, first, byPost([{ titleId: reader, quantity: 1 }]));
  const accepted = await placeOrder(parts, second, byPost([{ titleId: cases, quantity: 2 }]));
  await acceptOrder(parts, centre, accepted);
  await gather(parts, cast, centre, { reader, cases });
}

async function shelve(parts: Parts, centre: Officer, topic: Topic): Promise<string[]> {
  const titles = [
    { name: `${topic.title}（读本）`, isbn: '9787000026018', priceFen: 3800, copies: 600 },
    { name: '技术创新案例选编', isbn: '9787000026025', priceFen: 4200, copies: 240 },
    { name: '专利检索与申请入门', isbn: '9787000026032', priceFen: 2600, copies: 35 },
  ];
  const ids: string[] = [];
  for (const { copies, name, isbn, priceFen } of titles) {
    const id = await saveTitle(parts, centre, null, {
      topicId: topic.id,
      name,
      isbn,
      priceFen,
      publisher: '继学演示出版社',
      onSaleFrom: `${topic.year}-01-01`,
      onSaleTo: `${topic.year}-12-31`,
    });
    const reason = `${topic.year}年第一次印刷`;
    await changeStock(parts, centre, id, { kind: 'RECEIPT', quantity: copies, reason });
    ids.push(id);
  }
  return ids;
}

/** A unit collects the orders of two of its people; the centre delivers the first part. */
async function gather(
  parts: Parts,
  cast: Cast,
  centre: Officer,
  { reader, cases }: { reader: string; cases: string },
): Promise<void> {
  const admin = [...cast.officers.values()].flat().find(({ role }) => role === 'UNIT_ADMIN');
  if (!admin) return;
  const ids: string[] = [];
  for (const { actor } of cast.learners) {
    const { employerId, employmentState, custodyAgencyId } = await getLearner(
      parts.db,
      actor.accountId,
    );
    const staff = employerId === admin.organisationId && employmentState === 'CONFIRMED';
    if (!staff || custodyAgencyId || ids.length === 2) continue;
    const copies = [{ titleId: reader, quantity: 1 }];
    ids.push(await placeOrder(parts, actor, { copies, way: 'UNIT', destination: '' }));
  }
  if (ids.length === 0) return;
  const copies = [{ titleId: cases, quantity: 10 }];
  const id = await collectOrders(parts, admin, { ids, copies, way: 'DIRECT', destination });
  await acceptOrder(parts, centre, id);
  await deliverBooks(parts, centre, id, [{ titleId: cases, quantity: 6 }]);
}
