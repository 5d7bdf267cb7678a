import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { readBank } from '../../../question-bank/queries/bank-files.ts';
import { contentDifferences } from '../content-differences.ts';
import { kindOf, type QuestionKind } from '../question-kind.ts';
import { asksForRows } from './edit-rows.tsx';
import { kinds } from './index.ts';

const files = await readBank('content/technical-innovation');
const bank = files.flatMap(({ questions, groups }) => [
  ...questions,
  ...groups.flatMap((group) => group.questions),
]);

test.each(kinds.map(({ code }) => code))(
  'a question of kind %s comes back unchanged from its fields and from its file',
  (code) => {
    const { editing, Content } = kindOf(code);
    const some = bank.filter(({ kind }) => kind === code);
    expect(some.length).toBeGreaterThan(0);
    for (const { options, answer } of some) {
      const content = { options, answer };
      expect(editing.read(editing.values(content))).toEqual({ ok: true, content });
      expect(Content.parse(editing.toFile(content))).toEqual(content);
    }
  },
);

test.each(kinds.map(({ code }) => code))(
  'an empty form of kind %s is refused at a field',
  (code) => {
    const { editing } = kindOf(code);
    const read = editing.read({});
    if (read.ok) throw new Error('an empty form was taken');
    const html = renderToString(<editing.Fields values={{}} errors={read.errors} />);
    for (const [field, sentence] of Object.entries(read.errors)) {
      expect(html).toContain(`id="field-${field}"`);
      expect(html).toContain(sentence);
    }
  },
);

const errorsOf = (kind: QuestionKind, values: Record<string, string | string[]>) => {
  const read = kindOf(kind).editing.read(values);
  return read.ok ? {} : read.errors;
};

test('a choice says what is wrong with its options and its key', () => {
  const two = { optionA: '甲', optionB: '乙' };
  expect(errorsOf('SINGLE', { ...two, right: 'A' })).toEqual({});
  expect(errorsOf('SINGLE', two).right).toContain('请标出正确的选项');
  expect(errorsOf('SINGLE', { ...two, right: ['A', 'B'] }).right).toContain('只能标出1个');
  expect(errorsOf('SINGLE', { ...two, right: 'C' }).right).toContain('选项C标为正确');
  expect(errorsOf('MULTIPLE', { ...two, right: 'A' }).right).toContain('至少标出2个');
  expect(errorsOf('SINGLE', { ...two, optionC: ' 甲 ', right: 'A' }).optionC).toContain(
    '与选项A相同',
  );
});

test('rows: there are always empty ones, more on demand, and a letter stays when another is emptied', () => {
  const { editing } = kindOf('SINGLE');
  const rows = (values: Record<string, string>) =>
    renderToString(<editing.Fields values={values} errors={{}} />).match(/<textarea/g)?.length;
  expect(rows({})).toBe(4);
  expect(rows({ optionA: '甲', optionD: '丁' })).toBe(6);
  expect(rows({ optionH: '辛' })).toBe(8);
  expect(asksForRows({ more: 'rows' })).toBe(true);
  expect(asksForRows({ optionA: '甲' })).toBe(false);
  expect(editing.read({ optionA: '甲', optionC: '丙', right: 'C' })).toEqual({
    ok: true,
    content: {
      options: [
        { key: 'A', text: '甲' },
        { key: 'C', text: '丙' },
      ],
      answer: 'C',
    },
  });
});

test('a difference between two contents is in words, part by part', () => {
  const options = [
    { key: 'A', text: '甲' },
    { key: 'B', text: '乙' },
  ];
  const before = { kind: 'SINGLE' as const, options, answer: 'A' };
  const after = {
    kind: 'MULTIPLE' as const,
    options: [...options, { key: 'C', text: '丙' }],
    answer: 'AB',
  };
  expect(contentDifferences(before, before)).toEqual([]);
  expect(contentDifferences(before, after)).toEqual([
    { label: '题型', before: '单选题', after: '多选题' },
    { label: '选项C', before: null, after: '丙' },
    { label: '正确答案', before: 'A', after: 'A、B' },
  ]);
});
