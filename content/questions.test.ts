import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Kind = 'SINGLE' | 'MULTIPLE' | 'TRUE_FALSE' | 'FILL_IN' | 'NUMERIC' | 'MATCHING' | 'ORDERING';
const typedKinds = ['FILL_IN', 'NUMERIC', 'MATCHING', 'ORDERING'] as const;
interface Question {
  id: string;
  kind: Kind;
  difficulty: number;
  stem: string;
  options?: { key: string; text: string }[];
  answer?: string[];
  pairs?: [string, string][];
  extra?: string[];
  items?: string[];
  explanation: string;
}
interface Bank {
  lesson: string;
  questions: Question[];
  groups: { id: string; text: string; questions: Question[] }[];
}

/** The banks of a topic, one a lesson, in lesson order. Throws when a file is not JSON. */
function readBanks(topic: string): Bank[] {
  const folder = new URL(`./${topic}/questions/`, import.meta.url);
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const bank = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Bank;
      expect(`${bank.lesson}.json`).toBe(name);
      return bank;
    });
}

const allOf = (bank: Bank) => [...bank.questions, ...bank.groups.flatMap((g) => g.questions)];
const countKind = (questions: Question[], kind: Kind) =>
  questions.filter((q) => q.kind === kind).length;
const repeated = (values: string[]) => values.filter((v, i) => values.indexOf(v) !== i);

/** The texts of a question that are shown and may be shuffled. */
const textsOf = ({ options = [], pairs = [], extra = [], items = [] }: Question) => [
  ...options.map((o) => o.text),
  ...pairs.flat(),
  ...extra,
  ...items,
];

/** What is wrong with the answer key of a choice; undefined when sound. The import checks every kind. */
function faultOf(question: Question): string | undefined {
  const { kind, options = [], answer = [] } = question;
  if (typedKinds.some((one) => one === kind)) return undefined;
  const keys = options.map((o) => o.key).join('');
  if (answer.some((key) => !keys.includes(key))) return 'answer not among the options';
  if (repeated(options.map((o) => o.text)).length > 0) return 'two options alike';
  if (repeated(answer).length > 0) return 'an answer twice';
  if (kind === 'SINGLE' && (keys !== 'ABCD' || answer.length !== 1)) return 'not one of four';
  if (kind === 'TRUE_FALSE' && (keys !== 'TF' || answer.length !== 1)) return 'not true or false';
  if (kind === 'MULTIPLE') {
    if (keys !== 'ABCD' && keys !== 'ABCDE') return 'not four or five options';
    if (answer.length < 2 || answer.length > 4) return 'not two to four answers';
    if (answer.length === options.length) return 'every option right';
  }
  return undefined;
}

const topics = [
  { topic: 'technical-innovation', lessons: 12, questions: 252, groups: 10 },
  { topic: 'professional-ethics', lessons: 4, questions: 64, groups: 4 },
];

describe.each(topics)('question bank of $topic', ({ topic, lessons, questions, groups }) => {
  const banks = readBanks(topic);
  const all = banks.flatMap(allOf);

  test('every lesson has its file and the bank is large enough', () => {
    expect(banks.map((b) => b.lesson)).toEqual(
      Array.from({ length: lessons }, (_, i) => `l${String(i + 1).padStart(2, '0')}`),
    );
    expect(all.length).toBeGreaterThanOrEqual(questions);
    expect(banks.flatMap((b) => b.groups).length).toBeGreaterThanOrEqual(groups);
  });

  test('every lesson has questions of each kind', () => {
    for (const bank of banks) {
      expect(countKind(bank.questions, 'SINGLE'), bank.lesson).toBeGreaterThanOrEqual(8);
      expect(countKind(bank.questions, 'MULTIPLE'), bank.lesson).toBeGreaterThanOrEqual(4);
      expect(countKind(bank.questions, 'TRUE_FALSE'), bank.lesson).toBeGreaterThanOrEqual(4);
    }
  });

  test('the kinds that are typed, matched and put in order have questions to draw from', () => {
    if (topic !== 'technical-innovation') return;
    for (const kind of typedKinds) expect(countKind(all, kind), kind).toBeGreaterThanOrEqual(3);
  });

  test('ids are unique and begin with the lesson; no stem and no case comes twice', () => {
    const cases = banks.flatMap((b) => b.groups);
    expect(repeated([...all, ...cases].map((x) => x.id))).toEqual([]);
    for (const bank of banks)
      for (const { id } of [...allOf(bank), ...bank.groups])
        expect(id.startsWith(`${bank.lesson}-`), id).toBe(true);
    expect(repeated(all.map((q) => q.stem))).toEqual([]);
    expect(repeated(cases.map((g) => g.text))).toEqual([]);
  });

  test('every question can be marked: its answer fits its kind and options', () => {
    expect(all.filter(faultOf).map((q) => `${q.id}: ${faultOf(q)}`)).toEqual([]);
  });

  test('every question has an explanation and a difficulty from 1 to 3', () => {
    for (const q of all) {
      expect(q.explanation.length, q.id).toBeGreaterThanOrEqual(10);
      expect([1, 2, 3], q.id).toContain(q.difficulty);
    }
  });

  test('a case has 150 to 300 characters and three or four questions', () => {
    for (const group of banks.flatMap((b) => b.groups)) {
      expect(group.text.length, group.id).toBeGreaterThanOrEqual(150);
      expect(group.text.length, group.id).toBeLessThanOrEqual(300);
      expect([3, 4], group.id).toContain(group.questions.length);
    }
  });

  test('options may be shuffled: no text points at an option by letter or place', () => {
    const pointing = /^(以上|上述)(都|均|各项|皆|全)|[A-E]项|选项?[A-E]|[前后][一二两三四][项者]/;
    const texts = all.flatMap((q) => [...textsOf(q), q.explanation]);
    expect(texts.filter((text) => pointing.test(text))).toEqual([]);
  });

  test('Chinese text uses full-width punctuation', () => {
    const halfWidth = /\p{Script=Han}[,;:?!()]|[,;:?!()]\p{Script=Han}/u;
    const texts = banks.flatMap((b) => [
      ...b.groups.map((g) => g.text),
      ...allOf(b).flatMap((q) => [q.stem, q.explanation, ...textsOf(q)]),
    ]);
    expect(texts.filter((text) => halfWidth.test(text))).toEqual([]);
  });

  test('guessing one letter, or the longest option, gains nothing', () => {
    const single = all.filter((q) => q.kind === 'SINGLE');
    for (const key of 'ABCD') {
      const share = single.filter((q) => q.answer?.[0] === key).length / single.length;
      expect(share, key).toBeLessThanOrEqual(0.35);
    }
    const longest = single.filter((q) =>
      q.options?.every(
        (o) =>
          o.key === q.answer?.[0] ||
          o.text.length < (q.options?.find((x) => x.key === q.answer?.[0])?.text.length ?? 0),
      ),
    );
    expect(longest.length / single.length).toBeLessThanOrEqual(0.35);
  });
});
