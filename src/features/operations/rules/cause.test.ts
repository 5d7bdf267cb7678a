import { expect, test } from 'vitest';
import { maskedCause } from './cause.ts';

test('the cause of a failed job shows no number, phone or mail address, and one line', () => {
  expect(maskedCause('Error: 11010119900307003X twice\n at x.ts:1')).toBe('Error: …… twice');
  expect(maskedCause('no answer of a.b@example.org about 13800000000')).toBe(
    'no answer of …… about ……',
  );
});
