import { expect, test } from 'vitest';
import { calendarFile } from './calendar-file.ts';

test('Q31: each deadline is a whole day in Shanghai with a reminder, in lines a calendar can read', () => {
  const file = calendarFile(
    [
      {
        id: '2026-exam',
        title: '考试截止：专业技术创新理论与案例分析，一年一个专题，请在这一天以前学完并且考完',
        at: new Date('2026-12-31T23:59:00+08:00'),
        href: 'https://jixue.example/',
      },
    ],
    new Date('2026-11-29T12:00:00Z'),
  );
  expect(file).toContain('DTSTART;VALUE=DATE:20261231\r\n');
  expect(file).toContain('DTSTAMP:20261129T120000Z\r\n');
  expect(file).toContain('TRIGGER:-P7D\r\n');
  for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const unfolded = file.replaceAll('\r\n ', '');
  expect(unfolded).toContain('SUMMARY:考试截止：专业技术创新理论与案例分析，一年一个专题');
});
