import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertOfficer } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import type { Officer } from '../../../kernel/actor.ts';
import { importBankFile } from '../fixtures.ts';

let shop: TestApp;
let clerk: Officer;

beforeAll(async () => {
  shop = await createTestApp({ paymentGateways: new Map() });
  const { centreId } = await insertBodies(shop.parts);
  clerk = await insertOfficer(shop.parts, 'CENTRE_CLERK', centreId);
});
afterAll(() => shop.close());

/** Number, day, fen and payer of each line, and whether its remark holds the code. */
type Line = [string, string, number, string, boolean];

const day = '2026-11-18';
const layouts: [string, Line[], string[]][] = [
  [
    'icbc.csv',
    [
      ['26110001', day, 14_000, '甲市第一医院', true],
      ['26110003', '2026-11-19', 140_000, '丙学校', false],
    ],
    ['没有收入金额', '合计'],
  ],
  ['abc.csv', [['300100001', day, 7000, '丁设计院', true]], ['没有收入金额', '合计']],
  ['boc.csv', [['700100001-001', day, 210_000, '戊研究所', true]], ['支出']],
  ['ccb.csv', [['1-5000000000001', day, 21_000, '庚职业学院', false]], ['没有收入金额']],
  ['bocom.csv', [['JY0001', day, 14_000, '壬中学', true]], ['支出', '合计']],
  ['cmb.csv', [['C00001', day, 70_000, '子市工程局', true]], ['没有收入金额', '合计']],
  ['psbc.csv', [['YC20261118000001', day, 28_000, '寅卫生院', true]], ['没有收入金额', '合计']],
  ['cqrcb.csv', [['NS0000001', day, 105_000, '辰区教师进修学院', false]], ['没有收入金额', '合计']],
  ['spdb.csv', [['PF1000001', day, 14_000, '午检测站', true]], ['没有收入金额']],
  [
    'alipay-account.csv',
    [['ZW0000000000000001', day, 7000, '', true]],
    ['没有收入金额', '没有收入金额', '合计', '合计', '没有收入金额'],
  ],
  [
    'alipay-bill.csv',
    [['20261118000000000001', day, 7000, '酉先生', true]],
    ['支出', '不计收支', '交易未成功或已退款'],
  ],
  [
    'wechat-bill.csv',
    [['1000050000000000000001', day, 7000, '甲先生', true]],
    ['支出', '交易未成功或已退款', '不计收支'],
  ],
  [
    'wechat-funds.csv',
    [['7100000000000000000001', day, 14_000, '', false]],
    ['支出', '没有收入金额', '没有收入金额'],
  ],
];

test.each(layouts)(
  'E21: %s is read: only the income, every other row listed with its reason',
  async (name, lines, leftOut) => {
    const path = resolve('test/bank-files', name);
    const answer = await importBankFile(shop.parts, clerk, { name, path });
    if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
    const { db } = shop.parts;
    const booked = await db
      .selectFrom('bankLines')
      .select(['transactionNo', 'day', 'amountFen', 'payer', 'remark'])
      .where('fileId', '=', answer.fileId)
      .orderBy('rowNo')
      .execute();
    expect(
      booked.map((one) => [
        one.transactionNo,
        one.day,
        one.amountFen,
        one.payer,
        one.remark.includes('J1A2B3C'),
      ]),
    ).toEqual(lines);
    const reasons = await db
      .selectFrom('bankRowsLeftOut')
      .select('because')
      .where('fileId', '=', answer.fileId)
      .orderBy('rowNo')
      .execute();
    expect(reasons.map(({ because }) => because)).toEqual(leftOut);
  },
);
