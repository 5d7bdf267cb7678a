import { expect, test } from 'vitest';
import { concernsOf, type WatchedFacts } from './concerns.ts';

const now = new Date('2026-11-23T14:00:00+08:00');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const well: WatchedFacts = {
  demo: false,
  publicUrl: 'https://jixue.test',
  installation: { database: 'OWN' },
  database: { version: '17.11', connections: 20, mostConnections: 100, oldestTransaction: 3 },
  disk: { free: 500, whole: 1000 },
  certificate: { validTo: hoursAgo(-24 * 60) },
  queues: [{ failed: 0 }],
  backups: {
    lastGood: { endedAt: hoursAgo(10) },
    runs: [{ reason: null, verifiedAt: hoursAgo(200) }],
    logWaiting: 1,
    pgBackRest: null,
  },
};
const titles = (facts: Partial<WatchedFacts>) =>
  concernsOf({ ...well, ...facts }, now).map(({ title }) => title);

test('an installation in order has nothing to look at', () => {
  expect(titles({})).toEqual([]);
});

test('a server without known security fixes is named with the release that has them, and the way out', () => {
  const database = { ...well.database, version: '18.4' };
  const [concern] = concernsOf({ ...well, database, installation: { database: 'EMBEDDED' } }, now);
  expect(concern?.title).toContain('18.6');
  expect(concern?.next).toContain('npm run export');
});

test('old or unchecked backups, a full disk, an ending certificate and failed jobs are told', () => {
  const backups = {
    ...well.backups,
    lastGood: { endedAt: hoursAgo(31) },
    logWaiting: 1,
    pgBackRest: null,
  };
  expect(
    titles({ backups: { ...backups, runs: [{ reason: 'no space left', verifiedAt: null }] } }),
  ).toEqual([expect.stringContaining('超过 30 小时'), expect.stringContaining('核对')]);
  expect(titles({ backups: null })).toEqual(['没有设置备份']);
  expect(titles({ backups: null, demo: true })).toEqual([]);
  expect(titles({ disk: { free: 5, whole: 100 } })).toHaveLength(1);
  expect(titles({ certificate: { validTo: hoursAgo(-24) } })[0]).toContain('1 天');
  expect(titles({ queues: [{ failed: 2 }] })[0]).toContain('2 个');
});
