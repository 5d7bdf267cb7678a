import { expect, test } from 'vitest';
import { creditCodeCheck, organisationCodeCheck, parseCreditCode } from './credit-code.ts';
import {
  checkCharacter,
  convertFifteenDigit,
  idNumberSentences,
  maskIdNumber,
  parseIdNumber,
} from './id-number.ts';
import { namePattern, parsePersonName } from './person-name.ts';
import { maskPhone, parsePhone } from './phone-number.ts';

const today = new Date('2026-11-23T00:00:00Z');

test('GB 11643: the sample of the standard is valid in every spelling (Q3)', () => {
  const canonical = '11010519491231002X';
  for (const typed of [
    canonical,
    '11010519491231002x',
    ' 110105 19491231 002X ',
    '１１０１０５１９４９１２３１００２Ｘ',
    '110105-19491231-002X',
    '11010519491231002\u200bX',
    '\u202d11010519491231002X\u202c',
    '110105\u221219491231\u2013002X',
  ]) {
    expect(parseIdNumber('RESIDENT_ID', typed, today)).toEqual({
      ok: true,
      canonical,
      birthDate: '1949-12-31',
      sex: 'F',
    });
  }
});

test.each([
  ['', 'empty'],
  ['1101051949123100', 'length'],
  ['11010519491231A02X', 'characters'],
  ['110105194902300021', 'birth_date'],
  ['11010520991231002X', 'future'],
  ['110105194912310021', 'check_character'],
  ['99010519491231002X', 'wrong_type'],
  ['16010519491231002X', 'prefix'],
])('a wrong resident number %s is told apart: %s', (number, because) => {
  expect(parseIdNumber('RESIDENT_ID', number, today)).toEqual({ ok: false, because });
});

test('a birth date of today is valid, one of tomorrow is not', () => {
  const number = (birth: string) => {
    const seventeen = `500106${birth}001`;
    return seventeen + checkCharacter(seventeen);
  };
  const lateEvening = new Date('2026-11-22T17:00:00Z');
  expect(parseIdNumber('RESIDENT_ID', number('20261123'), lateEvening).ok).toBe(true);
  expect(parseIdNumber('RESIDENT_ID', number('20261124'), lateEvening)).toEqual({
    ok: false,
    because: 'future',
  });
});

test('a document without a check character distinguishes length from characters', () => {
  expect(parseIdNumber('PASSPORT', 'E12', today)).toEqual({ ok: false, because: 'length' });
  expect(parseIdNumber('PASSPORT', 'E1234_678', today)).toEqual({
    ok: false,
    because: 'characters',
  });
  expect(parseIdNumber('PASSPORT', 'e1234 5678', today)).toMatchObject({ canonical: 'E12345678' });
});

test('every fault of a number has a sentence in Chinese', () => {
  for (const sentence of Object.values(idNumberSentences)) expect(sentence).toMatch(/请.*。$/);
});

test('only the province of a number is checked, since divisions change', () => {
  const seventeen = '51022219700101001';
  expect(parseIdNumber('RESIDENT_ID', seventeen + checkCharacter(seventeen), today).ok).toBe(true);
});

test.each([
  ['HKMO_RESIDENCE', '810000199408230021'],
  ['TW_RESIDENCE', '830000199201300022'],
  ['HKMO_RESIDENCE', '820000199106160031'],
  ['FOREIGN_PR_2023', '911124198108030024'],
  ['FOREIGN_PR_2017', 'CAN110081080310'],
] as const)('%s %s is valid', (type, number) => {
  expect(parseIdNumber(type, number, today)).toMatchObject({ ok: true, canonical: number });
});

test('a number of another document is refused with its own reason', () => {
  expect(parseIdNumber('RESIDENT_ID', '810000199408230021', today)).toEqual({
    ok: false,
    because: 'wrong_type',
  });
  expect(parseIdNumber('HKMO_RESIDENCE', '11010519491231002X', today)).toEqual({
    ok: false,
    because: 'wrong_type',
  });
});

test('Q5: a 15-digit number is converted to 18; sequences 996 to 999 are not', () => {
  expect(convertFifteenDigit('110105491231002')).toBe('11010519491231002X');
  expect(convertFifteenDigit('110105491231998')).toBeNull();
  expect(convertFifteenDigit('11010549123100')).toBeNull();
});

test('a masked number hides the birth date', () => {
  expect(maskIdNumber('11010519491231002X')).toBe('110***********002X');
});

test('a masked passport or permit hides at least half of its characters', () => {
  expect(maskIdNumber('E12345678')).toBe('E******78');
  expect(maskIdNumber('12345')).toBe('1***5');
  for (const number of ['12345', 'E123456', 'E12345678', 'H1234567890']) {
    const masked = maskIdNumber(number);
    expect(masked).toHaveLength(number.length);
    expect([...masked].filter((one) => one === '*').length).toBeGreaterThan(number.length / 2);
  }
});

test('GB 32100: valid, invalid and forgiven codes', () => {
  expect(parseCreditCode('91350100m000100y43 ')).toEqual({ ok: true, code: '91350100M000100Y43' });
  expect(parseCreditCode('1150011179072968X9').ok).toBe(true);
  expect(parseCreditCode('91350100M000100Y4Z')).toEqual({ ok: false, because: 'characters' });
  expect(parseCreditCode('91350100M000100Y44')).toEqual({ ok: false, because: 'check_character' });
  expect(creditCodeCheck('91350100M000100Y4')).toBe('3');
  expect(organisationCodeCheck('79072968')).toBe('X');
});

test('Q6: rare characters and every kind of middle dot', () => {
  expect(parsePersonName(' 阿依古丽・买买提 ')).toEqual({ ok: true, name: '阿依古丽·买买提' });
  expect(parsePersonName('𬭚 㛃䶮')).toEqual({ ok: true, name: '𬭚㛃䶮' });
  expect(parsePersonName('JOHN  SMITH')).toEqual({ ok: true, name: 'JOHN SMITH' });
  expect(parsePersonName('阿依古丽.买买提')).toEqual({ ok: true, name: '阿依古丽·买买提' });
  expect(parsePersonName('阿依古丽··买买提')).toEqual({ ok: true, name: '阿依古丽·买买提' });
  expect(parsePersonName('李〇')).toEqual({ ok: true, name: '李〇' });
  expect(parsePersonName('ＪＯＨＮ O\u2019NEIL')).toEqual({ ok: true, name: "JOHN O'NEIL" });
  expect(parsePersonName('J. SMITH')).toEqual({ ok: false, because: 'characters' });
  expect(parsePersonName('\u0301张')).toEqual({ ok: false, because: 'characters' });
  expect(parsePersonName('张\u0007三')).toEqual({ ok: false, because: 'characters' });
  expect(parsePersonName('张3')).toEqual({ ok: false, because: 'characters' });
  expect(parsePersonName('  ')).toEqual({ ok: false, because: 'empty' });
  expect(parsePersonName('一'.repeat(51))).toEqual({ ok: false, because: 'too_long' });
});

test('phones: country code and spaces are forgiven, landlines are not', () => {
  expect(parsePhone('+86 199 0000 0001')).toEqual({ ok: true, phone: '19900000001' });
  expect(parsePhone('8619900000001')).toEqual({ ok: true, phone: '19900000001' });
  expect(parsePhone('１９９００００００01\u200b')).toEqual({ ok: true, phone: '19900000001' });
  expect(parsePhone('12900000001')).toEqual({ ok: false, because: 'format' });
  expect(parsePhone('023-60000000')).toEqual({ ok: false, because: 'format' });
  expect(maskPhone('19900000001')).toBe('199****0001');
});

test.each([
  ['古丽.阿依', '古丽·阿依%'],
  ['古丽 • 阿依', '古丽·阿依%'],
  ['古丽.', '古丽·%'],
  ['古丽ㆍ阿依', '古丽·阿依%'],
  ['张 三', '张三%'],
  ['Ｏ´Ｎｅｉｌ', "O'Neil%"],
  ['O’Neil', "O'Neil%"],
  ['100%_', '100\\%\\_%'],
])('Q6: the search word %s finds names as they are stored: %s', (typed, pattern) => {
  expect(namePattern(typed)).toBe(pattern);
});
