import { bookSeat } from '../../src/features/exam/commands/seats/book-seat.ts';
import { askQuestion } from '../../src/features/helpdesk/fixtures.ts';
import { requestRefund } from '../../src/features/payment/fixtures.ts';
import { claimAccount } from '../../src/features/people/commands/claim-account.ts';
import { issueOrders } from '../../src/features/supervision/index.ts';
import { placeOrder, saveTitle } from '../../src/features/textbooks/fixtures.ts';
import type { Learner, Officer } from '../../src/kernel/actor.ts';
import type { Parts } from '../../src/platform/parts.ts';
import type { Person, Unit } from './people.ts';

/** How a catch-up order to the unit of a person reads; no other order does. */
export const orderTextOf = (unit: Unit | null) => `请本单位在期限前补学：${unit?.id}`;

interface Asking {
  people: readonly Person[];
  learners: readonly Learner[];
  /** The paid order of each person, in the order of the people. */
  orders: readonly string[];
  officers: readonly Officer[];
}

/** Everybody asks for a refund, asks a question, claims an account and orders textbooks. */
export async function askForEverything(parts: Parts, asking: Asking): Promise<void> {
  const { people, learners, orders, officers } = asking;
  const titleId = await addTitle(parts, officers);
  for (const [index, learner] of learners.entries()) {
    const { name, districtId, unit, agencyId } = people[index] as Person;
    await requestRefund(parts, learner, orders[index] ?? '', '学员选错了专题');
    await askQuestion(parts, learner, {
      topicCode: 'ENDORSEMENT',
      title: `${name}的合格单由谁审验`,
      text: '请问我的合格单由哪个单位审验？',
    });
    await claimAccount(parts, {
      idDocumentType: 'RESIDENT_ID',
      // Whose number it is, the list does not say; it must be a whole one.
      idNumber: '11010519491231002X',
      name,
      phone: '13900001111',
      districtId: districtId ?? 'cq',
      statement: '手机号换了，登录不上',
    });
    const copies = [{ titleId, quantity: 1 }];
    const destination = `${name} 13900001111 某路 1 号`;
    await placeOrder(parts, learner, { copies, way: 'DIRECT', destination });
    if (unit || agencyId)
      await placeOrder(parts, learner, { copies, way: 'UNIT', destination: '' });
  }
}

async function addTitle(parts: Parts, officers: readonly Officer[]): Promise<string> {
  const clerk = officers.find(({ role }) => role === 'CENTRE_CLERK') as Officer;
  return saveTitle(parts, clerk, null, {
    topicId: null,
    name: '公需科目读本',
    publisher: '本市教育出版社',
    isbn: '9787000000001',
    priceFen: 3850,
    onSaleFrom: '2020-01-01',
    onSaleTo: null,
  });
}

/** Districts order their units to catch up, the bureau the municipal ones; returns the orders. */
export async function orderToCatchUp(
  parts: Parts,
  units: readonly Unit[],
  officers: readonly Officer[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const unit of units) {
    const issuer = officers.find(({ role, jurisdictionId }) =>
      unit.municipal
        ? role === 'MUNICIPAL_OFFICER'
        : role === 'DISTRICT_CLERK' && jurisdictionId === unit.districtId,
    ) as Officer;
    const words = { kind: 'UNIT', members: [unit.id], year: 2026, metric: 'passed' } as const;
    const goal = { targetPercent: 90, deadline: '2099-12-31', basis: '年度计划' };
    ids.push(...(await issueOrders(parts, issuer, { ...words, ...goal, text: orderTextOf(unit) })));
  }
  return ids;
}

/** Everybody who paid books a seat of the exam. */
export async function bookSeats(parts: Parts, learners: readonly Learner[]): Promise<void> {
  const enrolments = await parts.db
    .selectFrom('enrolments')
    .select(['id', 'accountId'])
    .where('topicId', '=', 'paid')
    .execute();
  for (const { id, accountId } of enrolments) {
    const learner = learners.find((one) => one.accountId === accountId);
    if (learner) await bookSeat(parts, learner, id, '全市一场');
  }
}
