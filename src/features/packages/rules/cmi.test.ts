import { expect, test } from 'vitest';
import { cmiFor, countedSeconds, readReport } from './cmi.ts';

test('SCORM 1.2 and 2004 report status, score, time and what they keep', () => {
  expect(
    readReport('1.2', {
      'cmi.core.lesson_status': 'passed',
      'cmi.core.score.raw': '87.5',
      'cmi.core.session_time': '0001:02:03.50',
      'cmi.core.lesson_location': 'p3',
      'cmi.suspend_data': 'x=1',
    }),
  ).toEqual({ status: 'PASSED', score: 87.5, seconds: 3723, location: 'p3', suspendData: 'x=1' });
  expect(
    readReport('2004', {
      'cmi.completion_status': 'completed',
      'cmi.success_status': 'unknown',
      'cmi.score.scaled': '0.9',
      'cmi.session_time': 'PT1H2M3.5S',
    }),
  ).toMatchObject({ status: 'COMPLETED', score: 90, seconds: 3723 });
});

test('what does not fit is left out, and no more kept than its bounds', () => {
  const report = readReport('1.2', {
    'cmi.core.lesson_status': { $gt: '' },
    'cmi.core.score.raw': '1e9',
    'cmi.core.session_time': '9999:99',
    'cmi.suspend_data': 'x'.repeat(200_000),
  });
  expect(report).toMatchObject({ status: 'INCOMPLETE', score: null, seconds: 0 });
  expect(report.suspendData).toHaveLength(64_000);
  expect(readReport('2004', { 'cmi.session_time': 'PT99999999S' }).seconds).toBe(86_400);
});

test("reported time counts at most the server's clock", () => {
  const opened = new Date('2026-11-23T14:00:00Z');
  expect(countedSeconds(30, opened, new Date('2026-11-23T14:01:00Z'))).toBe(30);
  expect(countedSeconds(3600, opened, new Date('2026-11-23T14:01:00Z'))).toBe(60);
  expect(countedSeconds(30, opened, new Date('2026-11-23T13:59:00Z'))).toBe(0);
});

test('the next frame is given what was kept', () => {
  const attempt = {
    ...{ id: '', packageId: '', openedAt: new Date(), savedAt: new Date() },
    status: 'INCOMPLETE' as const,
    ...{ score: null, earlierSeconds: 3600, sessionSeconds: 65, location: 'p3', suspendData: 'x' },
  };
  const given = cmiFor('1.2', attempt, { id: '1', name: '学员' });
  expect(given).toMatchObject({
    'cmi.core.entry': 'resume',
    'cmi.core.total_time': '0001:01:05.00',
    'cmi.suspend_data': 'x',
  });
});
