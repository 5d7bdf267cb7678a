import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textCell } from './cell.ts';
import { readIdentifier } from './identifier.ts';

const number = (value: number) =>
  ({ kind: 'NUMBER', text: BigInt(value).toString(), value }) as const;

test('lesson 15: a number cell of more than 15 digits is never an identifier, whatever its check digit', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 10n ** 15n, max: 10n ** 20n }), (digits) => {
      expect(readIdentifier(number(Number(digits)))).toEqual({ fault: 'DIGITS_LOST' });
    }),
  );
});

test('lesson 15: scientific notation is lost digits, typed or computed', () => {
  for (const text of ['5.00106E+17', '5.00106e17', '-1E5', '6E+11'])
    expect(readIdentifier(textCell(text))).toEqual({ fault: 'DIGITS_LOST' });
});

test('text of any length comes back as it is, without what sheets put around it', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{4,25}$/), (digits) => {
      const plain = { text: digits, suspect: /^\d{15}000$/.test(digits) };
      for (const typed of [digits, `="${digits}"`, `'${digits}`, `\t${digits}\t`, ` ${digits} `])
        expect(readIdentifier(textCell(typed))).toEqual(plain);
    }),
  );
});

test('eighteen digits that end in 000 are suspect: Excel leaves such numbers', () => {
  expect(readIdentifier(textCell('500106197911213000'))).toEqual({
    text: '500106197911213000',
    suspect: true,
  });
  expect(readIdentifier(textCell('500106197911213802'))).toMatchObject({ suspect: false });
});

test('a number cell shorter than the identifier has lost its leading zeros', () => {
  expect(readIdentifier(number(12345), 8)).toEqual({ fault: 'LEADING_ZEROS_LOST' });
  expect(readIdentifier(number(12345678), 8)).toMatchObject({ text: '12345678' });
});
