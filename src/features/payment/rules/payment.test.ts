import { expect, test } from 'vitest';
import { isAbandoned, isExpired, nextAsk } from './checkout.ts';
import { decidePaymentOutcome, outcomeOf } from './payment.ts';
import { amountInWords } from './receipt.ts';
import { compare } from './reconciliation.ts';
import { nextTry } from './refund.ts';

const now = new Date('2026-11-23T14:00:00+08:00');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

test('N9: the first payment of an order whose enrolment waits for its fee settles it', () => {
  const waiting = { waiting: true, replaced: false } as const;
  expect(decidePaymentOutcome({ ...waiting, state: 'OPEN' })).toBe('SETTLES');
  expect(decidePaymentOutcome({ ...waiting, state: 'CLOSED' })).toBe('SETTLES');
});

test('Q13: a further payment is a duplicate, one without a waiting enrolment is late', () => {
  for (const state of ['PAID', 'REFUNDING', 'REFUNDED'] as const)
    expect(decidePaymentOutcome({ state, waiting: false, replaced: false })).toBe('DUPLICATE');
  expect(decidePaymentOutcome({ state: 'OPEN', waiting: false, replaced: false })).toBe('LATE');
  expect(decidePaymentOutcome({ state: 'CLOSED', waiting: true, replaced: true })).toBe('LATE');
  expect(decidePaymentOutcome({ state: 'CLOSED', waiting: false, replaced: true })).toBe('LATE');
});

test('Q13: a checkout settles when it settles one of its orders', () => {
  expect(outcomeOf(['DUPLICATE', 'SETTLES'])).toBe('SETTLES');
  expect(outcomeOf(['LATE', 'DUPLICATE'])).toBe('LATE');
});

test('Q12: the gateway is asked 10 seconds after the person left, then in pauses of half the time since', () => {
  const pauseAfter = (seconds: number) => {
    const at = new Date(now.getTime() + seconds * 1000);
    return (nextAsk({ sentAt: now }, at).getTime() - at.getTime()) / 1000;
  };
  expect([0, 10, 20, 60, 900, 86_400].map(pauseAfter)).toEqual([10, 10, 10, 30, 450, 600]);
  expect(nextAsk({ sentAt: null }, now)).toEqual(new Date(now.getTime() + 10_000));
});

test('a checkout ends at its time, and is given up a day after it', () => {
  const checkout = { expiresAt: later(15) };
  expect(isExpired(checkout, later(14))).toBe(false);
  expect(isExpired(checkout, later(15))).toBe(true);
  expect(isAbandoned(checkout, later(15 + 1439))).toBe(false);
  expect(isAbandoned(checkout, later(15 + 1440))).toBe(true);
});

test('a refund that fails is tried again with growing pauses, twelve times', () => {
  expect(nextTry(1, now)).toEqual(new Date(now.getTime() + 10_000));
  expect(nextTry(11, now)).toEqual(later(60));
  expect(nextTry(12, now)).toBeNull();
});

test('amounts are written so that nobody can alter them', () => {
  expect([7000, 7050, 7005, 100, 5, 101_000, 1_000_050_00, 30_200_30].map(amountInWords)).toEqual([
    '柒拾元整',
    '柒拾元伍角整',
    '柒拾元零伍分',
    '壹元整',
    '伍分',
    '壹仟零壹拾元整',
    '壹佰万零伍拾元整',
    '叁万零贰佰元叁角整',
  ]);
});

test('reconciliation tells apart what was not opened, what is missing and what differs', () => {
  const trade = { orderNo: 'x', tradeNo: 'y', amountFen: 7000, state: 'PAID' } as const;
  const open = { state: 'OPEN', amountFen: 7000, returned: 'NONE' } as const;
  const paid = { ...open, state: 'PAID' } as const;
  expect(compare(open, trade)).toBe('UNSETTLED');
  expect(compare(paid, trade)).toBeNull();
  expect(compare(paid, null)).toBe('MISSING_AT_GATEWAY');
  expect(compare(open, null)).toBeNull();
  expect(compare(open, { ...trade, amountFen: 1 })).toBe('WRONG_AMOUNT');
  expect(compare(paid, { ...trade, state: 'REFUNDED' })).toBe('REFUNDED_AT_GATEWAY');
  for (const returned of ['SOME', 'ALL'] as const)
    expect(compare({ ...paid, returned }, { ...trade, state: 'REFUNDED' })).toBeNull();
});
