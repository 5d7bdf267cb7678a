import { expect, test } from 'vitest';
import { createLogger, holdOutput } from './log.ts';

test('during the start lines of information wait, a warning passes, and none is lost', () => {
  const written: string[] = [];
  const output = holdOutput({ write: (line) => written.push(line) });
  const log = createLogger('info', output);
  const told = () => written.map((line) => JSON.parse(line).msg);
  log.info({ anchor: 1 }, 'audit anchor');
  log.warn('job queue');
  expect(told()).toEqual(['job queue']);
  output.release();
  log.info('request');
  output.release();
  expect(told()).toEqual(['job queue', 'audit anchor', 'request']);
});
