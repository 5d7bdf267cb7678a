import { expect, test } from 'vitest';
import { findRemittanceCodes, formatRemittanceCode, newRemittanceCode } from './remittance-code.ts';

test('E21: a code is found in a remark however the bank wrote it', () => {
  const code = newRemittanceCode();
  const wide = [...code].map((one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).join('');
  for (const remark of [
    code,
    `培训费${code.toLowerCase()}2026年`,
    formatRemittanceCode(code),
    `付 ${wide} 款`,
    `${code.slice(0, 3)}-${code.slice(3)}`,
  ])
    expect(findRemittanceCodes(remark)).toContain(code);
});

test('one wrong character or two swapped ones make no code', () => {
  const code = newRemittanceCode();
  for (let place = 1; place < code.length; place += 1) {
    const other = code[place] === '7' ? '8' : '7';
    const wrong = code.slice(0, place) + other + code.slice(place + 1);
    expect(findRemittanceCodes(wrong)).toEqual([]);
  }
  for (let place = 1; place < code.length - 2; place += 1) {
    const [a, b] = [code[place] as string, code[place + 1] as string];
    if (a === b) continue;
    const swapped = code.slice(0, place) + b + a + code.slice(place + 2);
    expect(findRemittanceCodes(swapped)).toEqual([]);
  }
});
