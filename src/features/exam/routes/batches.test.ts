import { expect, test } from 'vitest';
import { Overloaded } from '../../../platform/micro-batcher.ts';
import { asNotStarted } from './batches.ts';

const codeOf = (error: Error) => {
  try {
    return asNotStarted(error, 'e1');
  } catch (thrown) {
    return (thrown as { code?: string }).code;
  }
};

test('N17: only a start that was never tried is told that no chance was used', () => {
  expect(codeOf(new Overloaded('too many wait'))).toBe('exam.crowded');
  const lost = new Overloaded('not done within its time', { cause: new Error('connection lost') });
  expect(codeOf(lost)).toBe('exam.start_unknown');
  expect(() => asNotStarted(new TypeError('wrong'), 'e1')).toThrow(TypeError);
});
