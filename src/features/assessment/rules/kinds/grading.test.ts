import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleOf } from '../../../../../test/support/sample-of.ts';
import { readBank } from '../../../question-bank/queries/bank-files.ts';
import { type CreditRule, creditRules, earnedPoints, shareOf } from '../credit.ts';
import { isRight } from '../grading.ts';
import { kindOf, type QuestionKind, ResponseText } from '../question-kind.ts';
import { seededRandom } from '../seeded-random.ts';
import { cleanTyped } from '../sheet-fields.ts';
import { toFillIn } from './fill-in-key.ts';
import { kinds } from './index.ts';
import { numberIn } from './typed-answer.ts';

const files = await readBank('content/technical-innovation');
const bank = files.flatMap(({ questions, groups }) => [
  ...questions,
  ...groups.flatMap((group) => group.questions),
]);
const codes = kinds.map(({ code }) => code);

/** A question of a kind on a paper of its own, its options shuffled. */
const papersOf = (code: QuestionKind) =>
  fc
    .tuple(fc.constantFrom(...bank.filter(({ kind }) => kind === code)), fc.string())
    .map(([question, seed]) => {
      const { orderOptions, keyOf } = kindOf(code);
      const order = orderOptions(question.options, seededRandom(seed));
      return { question, order, key: keyOf(question.answer, order) };
    });

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('A', 'B', '1', '2', ',', '\n', '9', '.', '𠮷', '"', '\\') }),
);

test.each(codes)('%s: the right answer earns all, none earns nothing, under every rule', (code) => {
  const { tally, rightResponse, read, separator, credits } = kindOf(code);
  fc.assert(
    fc.property(papersOf(code), ({ key }) => {
      const right = rightResponse(key);
      expect(ResponseText.safeParse(right).success).toBe(true);
      expect(read(right.split(separator))).toBe(right);
      expect(isRight(code, right, key)).toBe(true);
      for (const credit of Object.keys(credits) as CreditRule[]) {
        expect(shareOf(tally(right, key), credit)).toBe(1);
        expect(shareOf(tally('', key), credit)).toBe(0);
      }
    }),
    sampleOf(40),
  );
});

test.each(codes)(
  '%s: whatever is sent, a share is between 0 and 1 and full only when right',
  (code) => {
    const { tally } = kindOf(code);
    fc.assert(
      fc.property(
        papersOf(code),
        anyText,
        fc.integer({ min: 1, max: 10 }),
        ({ key }, sent, points) => {
          for (const credit of creditRules) {
            const share = shareOf(tally(sent, key), credit);
            expect(share).toBeGreaterThanOrEqual(0);
            expect(share).toBeLessThanOrEqual(1);
            const earned = earnedPoints(points, share);
            expect(Number.isInteger(earned)).toBe(true);
            if (!isRight(code, sent, key)) expect(earned).toBeLessThan(points);
          }
          expect(shareOf(tally(sent, key), 'ALL')).toBeLessThanOrEqual(
            shareOf(tally(sent, key), 'PARTS'),
          );
        },
      ),
      sampleOf(60),
    );
  },
);

test.each(codes)(
  '%s: what a form reads is what may be sent, and reading it again changes nothing',
  (code) => {
    const { read, separator } = kindOf(code);
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 12 }), (values) => {
        const response = read(values);
        expect(ResponseText.safeParse(response).success).toBe(true);
        expect(read(response === '' ? [] : response.split(separator))).toBe(response);
      }),
      sampleOf(60),
    );
  },
);

test.each(codes)('%s: the answer in the keys of the bank is the same for every order', (code) => {
  const { typed, rightResponse, toBank } = kindOf(code);
  if (typed) return;
  fc.assert(
    fc.property(papersOf(code), ({ question, order, key }) => {
      expect(toBank(rightResponse(key), order)).toBe(question.answer);
    }),
    sampleOf(40),
  );
});

test('E16: matching and ordering never show their answer by the order', () => {
  for (const { kind, options } of bank.filter((one) => one.kind === 'ORDERING'))
    for (let seed = 0; seed < 50; seed += 1) {
      const order = kindOf(kind).orderOptions(options, seededRandom(String(seed)));
      expect(order).not.toBe(options.map(({ key }) => key).join(''));
      expect([...order].toSorted().join('')).toBe(options.map(({ key }) => key).join(''));
    }
});

test('partial credit: half for some of the right options, none with a wrong one', () => {
  const { tally } = kindOf('MULTIPLE');
  const half = (response: string) => shareOf(tally(response, 'ACD'), 'HALF');
  expect(['ACD', 'AC', 'A', 'AB', 'ABCD', ''].map(half)).toEqual([1, 0.5, 0.5, 0, 0, 0]);
});

test('partial credit: by blank, by pair, by place; thirds of three points are whole', () => {
  const blanks = ['甲', '乙', '丙'].map((text) => ({
    accept: [text],
    unit: '',
    tolerance: 0,
    relative: false,
    exact: false,
  }));
  const key = toFillIn(blanks).answer;
  const points = (response: string, credit: CreditRule) =>
    earnedPoints(3, shareOf(kindOf('FILL_IN').tally(response, key), credit));
  expect(points('甲\n\n丙', 'PARTS')).toBe(2);
  expect(points('甲\n\n丙', 'ALL')).toBe(0);
  const pairs = (response: string) =>
    shareOf(kindOf('MATCHING').tally(response, 'B,A,B,C'), 'PARTS');
  expect(['B,A,B,C', 'B,A,A,C', ',A', 'X', 'B,A,B,C,D'].map(pairs)).toEqual([1, 0.75, 0.25, 0, 1]);
});

const blank = (more: object) =>
  toFillIn([
    { accept: ['TRIZ 理论'], unit: '', tolerance: 0, relative: false, exact: false, ...more },
  ]).answer;
const accepts = (key: string, typed: string) => isRight('FILL_IN', typed, key);

test('blanks: width, case and spaces do not count, unless the blank is exact', () => {
  for (const typed of ['triz理论', 'ＴＲＩＺ　理论', ' TRIZ 理论 ', 'T R I Z 理 论'])
    expect(accepts(blank({}), typed), typed).toBe(true);
  expect(accepts(blank({}), 'TRIZ')).toBe(false);
  expect(accepts(blank({ exact: true }), 'triz 理论')).toBe(false);
  expect(accepts(blank({ exact: true }), 'TRIZ 理论')).toBe(true);
  expect(accepts(blank({ accept: ['𠮷野', '"引"'] }), '𠮷野')).toBe(true);
  expect(accepts(blank({ accept: ['𠮷野', '"引"'] }), '"引"')).toBe(true);
});

test('blanks: a number is near enough by its tolerance, absolute or relative, with or without its unit', () => {
  const near = blank({ accept: ['12.5'], tolerance: 0.1, unit: '万元' });
  for (const typed of ['12.5', '12.4', '12.6', '１２．５', '12.5万元', ' 12.50 ', '+12.5'])
    expect(accepts(near, typed), typed).toBe(true);
  for (const typed of ['12.3', '12.5元', '十二', '', '12.5.5', '1e999'])
    expect(accepts(near, typed), typed).toBe(false);
  expect(accepts(blank({ accept: ['200'], tolerance: 0.05, relative: true }), '209')).toBe(true);
  expect(accepts(blank({ accept: ['200'], tolerance: 0.05, relative: true }), '211')).toBe(false);
});

test('a number is read as people write it', () => {
  expect(
    ['1,200', '1，200', '-3', '−3', '.5', '1e3', '3%', '0x10', 'NaN', '1 000'].map((one) =>
      numberIn(one),
    ),
  ).toEqual([1200, 1200, -3, -3, 0.5, 1000, null, null, null, 1000]);
  expect(numberIn('3%', '%')).toBe(3);
});

test('a typed answer is one line without control characters, sixty code points long at most', () => {
  expect(cleanTyped('  甲\t乙\r\n丙\u0000 ')).toBe('甲 乙 丙');
  expect([...cleanTyped('𠮷'.repeat(100))]).toHaveLength(60);
  expect(cleanTyped('\ud842')).toBe('\ufffd');
});
