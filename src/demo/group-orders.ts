import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Topic } from '../features/courses/index.ts';
import {
  enterFirstPayeeAccount,
  findGroupOrder,
  importBankFile,
  loadRoster,
  placeGroupOrder,
} from '../features/payment/fixtures.ts';
import type { Officer } from '../kernel/actor.ts';
import { dayOf } from '../kernel/calendar.ts';
import { fenToYuan } from '../kernel/money.ts';
import type { Parts } from '../platform/parts.ts';
import type { Cast } from './cast.ts';

/**
 * Seeds group orders and a bank file of today: a transfer that matches one, one without the order's
 * code, and one of an unknown payer. The demo accounts are left out.
 */
export async function seedGroupOrders(parts: Parts, cast: Cast, topic: Topic): Promise<void> {
  const officers = [...cast.officers.values()].flat();
  const centre = officers.find(({ role }) => role === 'CENTRE_CLERK');
  if (!centre) return;
  await enterFirstPayeeAccount(parts, centre, {
    holder: '重庆市人事培训中心',
    bank: '演示银行重庆两江支行',
    accountNo: '3100 0900 2600 1234 567',
  });
  const offered = new Set(
    cast.learners.flatMap(({ learner, actor }) => (learner.tryThis ? [actor.accountId] : [])),
  );
  const payers = officers.filter(({ role }) => role === 'UNIT_ADMIN' || role === 'AGENCY_CLERK');
  const lists = [];
  const seen = new Set<string | null>();
  for (const payer of payers) {
    if (seen.has(payer.organisationId)) continue;
    seen.add(payer.organisationId);
    const people = await loadRoster(parts, parts.db, payer, { topicId: topic.id });
    const accountIds = people
      .filter((person) => person.leftOut === null && !offered.has(person.accountId))
      .map((person) => person.accountId);
    if (accountIds.length > 0) lists.push({ payer, accountIds });
  }
  lists.sort((one, other) => other.accountIds.length - one.accountIds.length);
  const ids = [];
  for (const { payer, accountIds } of lists.slice(0, 5)) {
    const { id } = await placeGroupOrder(parts, payer, { topicId: topic.id, accountIds });
    ids.push({ id, payer, amountFen: accountIds.length * topic.feeFen });
  }
  await importTransfers(parts, centre, ids);
}

interface List {
  id: string;
  payer: Officer;
  amountFen: number;
}

async function importTransfers(parts: Parts, centre: Officer, lists: List[]): Promise<void> {
  const agency = lists.find(({ payer }) => payer.role === 'AGENCY_CLERK');
  const unit = lists.findLast(({ payer }) => payer.role === 'UNIT_ADMIN');
  const day = dayOf(parts.clock.now());
  const stamp = day.replaceAll('-', '');
  const rows = [['交易日期', '金额', '付款人', '对方账号', '附言', '流水号']];
  const add = (payer: string, amountFen: number, remark: string) =>
    rows.push([day, fenToYuan(amountFen), payer, '', remark, `${stamp}${rows.length}00871`]);
  for (const [list, marked] of [
    [agency, true],
    [unit, false],
  ] as const) {
    const group = list && (await findGroupOrder(parts.db, list.id));
    if (!list || !group) continue;
    add(
      group.title,
      list.amountFen,
      marked ? `公需科目 ${group.remittanceCode}` : '公需科目培训费',
    );
  }
  add('重庆某某商贸有限公司', 36_000, '货款');
  const folder = await mkdtemp(join(tmpdir(), 'jixue-demo-'));
  const path = join(folder, 'bank.csv');
  await writeFile(path, rows.map((row) => row.join(',')).join('\r\n'));
  await importBankFile(parts, centre, { name: `${stamp}银行明细.csv`, path });
  await rm(folder, { recursive: true });
}
