import { expect, test } from 'vitest';
import { changedLines } from './notice-difference.ts';
import { consentDue, factsOf, nextVersion, versionInForce } from './privacy-notice.ts';

const notice = (version: string, validFrom: string, consent: 'NONE' | 'ASKED' | 'NECESSARY') => ({
  ...{ version, validFrom, consent, body: '', changes: '' },
  publishedAt: new Date('2026-11-20T10:00:00+08:00'),
});
const at = (day: string) => new Date(`${day}T12:00:00+08:00`);
const place = {
  notices: factsOf([
    notice('2026-02', '2026-11-20', 'ASKED'),
    notice('2027-01', '2027-01-01', 'NECESSARY'),
    notice('2027-02', '2027-03-01', 'NONE'),
  ]),
};

test('a version holds from its day on, never before it was published', () => {
  expect(versionInForce(place, new Date('2026-11-20T09:00:00+08:00'))).toBe('2026-01');
  expect(versionInForce(place, at('2026-11-20'))).toBe('2026-02');
  expect(versionInForce(place, at('2027-04-01'))).toBe('2027-02');
});

test('who logs in owes the consents since theirs; what comes after a log-in is asked at the next one', () => {
  const due = (consented: string | null, day: string) =>
    consentDue(place, { consented, loggedInAt: at(day) });
  expect(due('2026-01', '2026-11-19')).toBeNull();
  expect(due('2026-01', '2026-11-21')).toEqual({ version: '2026-02', necessary: false });
  expect(due('2026-01', '2027-01-02')).toEqual({ version: '2027-01', necessary: true });
  expect(due('2026-02', '2027-04-01')).toEqual({ version: '2027-02', necessary: true });
  expect(due('2027-01', '2027-04-01')).toBeNull();
  expect(due(null, '2026-11-21')).toEqual({ version: '2026-02', necessary: false });
});

test('versions are counted by year, and their differences shown by words', () => {
  expect(nextVersion(['2026-01', '2026-02', '2027-01'], 2026)).toBe('2026-03');
  expect(nextVersion(['2026-01'], 2027)).toBe('2027-01');
  expect(changedLines('甲\n\n保存六个月。', '甲\n\n保存三个月。\n\n乙')).toEqual([
    expect.arrayContaining([
      expect.objectContaining({ how: 'removed' }),
      expect.objectContaining({ how: 'added' }),
    ]),
    [{ text: '乙', how: 'added' }],
  ]);
  expect(changedLines('甲', '甲')).toEqual([]);
});
