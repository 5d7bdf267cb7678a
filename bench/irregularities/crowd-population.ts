import {
  decideExamsAtOnce,
  type Sitting,
} from '../../src/features/irregularities/rules/findings/exams-at-once.ts';
import type { Thresholds } from '../../src/features/irregularities/rules/findings/rule.ts';
import {
  decideSharedData,
  type SharedDatum,
} from '../../src/features/irregularities/rules/findings/shared-registration-data.ts';
import { countOutcome, type Outcome } from './outcome.ts';
import type { Random } from './random.ts';

interface Size {
  honest: number;
  cheating: number;
}

interface Someone<T> {
  cheat: string | null;
  row: T;
}

const day = Date.parse('2026-11-20T08:00:00+08:00');
const minute = 60_000;
const browsers = [
  'Chrome Windows',
  'Edge Windows',
  'Mobile Safari',
  'MicroMessenger',
  'Huawei',
  'Chrome Android',
];

/** Exams of a day: offices, homes, a mobile carrier's address, couples on one phone; and farms. */
export function measureExamsAtOnce(random: Random, thresholds: Thresholds, size: Size): Outcome {
  let count = 0;
  const sitting = (change: Partial<Sitting>): Sitting => {
    count += 1;
    const startedAt = change.startedAt ?? new Date(day + random.next() * 720 * minute);
    const took = 20 + random.next() * 38;
    return {
      attemptId: `a${count}`,
      accountId: `p${count}`,
      personName: '',
      unitId: `u${count}`,
      unitName: '',
      year: 2026,
      device: `d${count}`,
      address: `i${count}`,
      browser: random.pick(browsers),
      slipId: null,
      ...change,
      startedAt,
      lastContactAt: new Date(startedAt.getTime() + took * minute),
    };
  };
  const people: Someone<Sitting>[] = [];
  const add = (cheat: string | null, change: Partial<Sitting>) =>
    people.push({ cheat, row: sitting(change) });
  while (people.length < size.honest) {
    const place = `g${people.length}`;
    const way = random.next();
    if (way < 0.1) {
      // Colleagues begin together on computers with one system image.
      const startedAt = new Date(day + random.next() * 600 * minute);
      const office = { unitId: place, address: place, browser: random.pick(browsers), startedAt };
      for (let made = 0; made < 3 + random.below(60); made += 1) add(null, office);
    } else if (way < 0.12) {
      for (let made = 0; made < 40; made += 1) add(null, { address: place });
    } else if (way < 0.16) {
      // A couple with one phone: one after the other.
      const startedAt = new Date(day + random.next() * 600 * minute);
      const next = new Date(startedAt.getTime() + 62 * minute);
      add(null, { device: place, address: place, startedAt });
      add(null, { device: place, address: place, startedAt: next });
    } else add(null, {});
  }
  for (let made = 0; made < size.cheating / 10; made += 1) {
    const startedAt = new Date(day + random.next() * 600 * minute);
    const place = `f${made}`;
    for (let phone = 0; phone < 20; phone += 1)
      add('PHONE_FARM', { address: place, browser: 'Huawei', startedAt });
    for (let tab = 0; tab < 5; tab += 1) add('ONE_COMPUTER_FOR_FIVE', { device: place, startedAt });
    for (let phone = 0; phone < 20; phone += 1)
      add('FARM_WITH_OWN_ADDRESSES', { browser: 'Huawei', startedAt });
    for (let place5 = 0; place5 < 5; place5 += 1)
      add('ONE_AFTER_THE_OTHER', {
        device: `s${made}`,
        startedAt: new Date(startedAt.getTime() + place5 * 61 * minute),
      });
  }
  const rows = people.map(({ row }) => row);
  const found = new Set(decideExamsAtOnce(rows, thresholds).map(({ accountId }) => accountId));
  return countOutcome(
    people.map(({ cheat, row }) => ({ cheat, found: found.has(row.accountId) })),
    '同一天的考生：同一办公室一起开考、运营商共用出口、夫妻先后用一部手机；以及手机墙、一台电脑同时替五人考的。',
  );
}

/** Registrations: units on one computer, families, reassigned numbers; and shops of false accounts. */
export function measureSharedData(random: Random, thresholds: Thresholds, size: Size): Outcome {
  let count = 0;
  const people: Someone<SharedDatum>[] = [];
  const add = (cheat: string | null, change: Partial<SharedDatum>) => {
    count += 1;
    const row: SharedDatum = {
      kind: 'DEVICE',
      mark: `m${count}`,
      accountId: `p${count}`,
      personName: '',
      unitId: `u${count}`,
      unitName: '',
      registeredAt: new Date(day),
      at: new Date(day),
      ...change,
    };
    people.push({ cheat, row });
  };
  while (people.length < size.honest) {
    const mark = `g${people.length}`;
    const way = random.next();
    if (way < 0.05)
      for (let made = 0; made < 5 + random.below(60); made += 1) add(null, { mark, unitId: mark });
    else if (way < 0.2)
      for (let made = 0; made < 2 + random.below(3); made += 1) add(null, { mark });
    else if (way < 0.22) for (let made = 0; made < 2; made += 1) add(null, { kind: 'PHONE', mark });
    else add(null, {});
  }
  for (let made = 0; made < size.cheating / 10; made += 1) {
    for (let one = 0; one < 10; one += 1) add('SHOP', { mark: `s${made}` });
    for (let one = 0; one < 5; one += 1) add('ONE_PHONE', { kind: 'PHONE', mark: `t${made}` });
    for (let one = 0; one < 5; one += 1) add('SMALL_SHOP', { mark: `v${made}` });
  }
  const rows = people.map(({ row }) => row);
  const found = new Set(decideSharedData(rows, thresholds).map(({ accountId }) => accountId));
  return countOutcome(
    people.map(({ cheat, row }) => ({ cheat, found: found.has(row.accountId) })),
    '注册的人：单位在一台电脑上集中注册、一家人、二次放号的手机号；以及代注册的店铺、一号多户。',
  );
}
