import { expect, test } from 'vitest';
import { isBackupDue, isTooOld } from './backup-schedule.ts';

const at = (text: string) => new Date(`2026-11-${text}:00+08:00`);
const last = (good: string | null, failure: string | null = null) => ({
  lastGoodStart: good ? at(good) : null,
  lastFailureStart: failure ? at(failure) : null,
});

test('a backup is due once a day at its time, at once when there is none, and an hour after a failure', () => {
  expect(isBackupDue(at('23T03:31'), '03:30', last('22T03:30'))).toBe(true);
  expect(isBackupDue(at('23T03:29'), '03:30', last('22T03:30'))).toBe(false);
  expect(isBackupDue(at('23T15:00'), '03:30', last('23T03:30'))).toBe(false);
  expect(isBackupDue(at('23T02:00'), '03:30', last('21T03:30'))).toBe(true);
  expect(isBackupDue(at('23T15:00'), '03:30', last(null))).toBe(true);
  expect(isBackupDue(at('23T04:00'), '03:30', last('22T03:30', '23T03:30'))).toBe(false);
  expect(isBackupDue(at('23T04:31'), '03:30', last('22T03:30', '23T03:30'))).toBe(true);
});

test('a last good backup of more than thirty hours is too old', () => {
  expect(isTooOld(null, at('23T04:00'))).toBe(true);
  expect(isTooOld(at('22T03:30'), at('23T04:00'))).toBe(false);
  expect(isTooOld(at('22T03:30'), at('23T10:00'))).toBe(true);
});
