import { expect, test } from 'vitest';
import { z } from 'zod';
import { nilId } from '../../kernel/ids.ts';
import { fields, listOf, readForm, UnreadableForm } from './index.ts';

const Query = z.object({
  page: fields.page,
  year: fields.year,
  day: fields.day,
  place: fields.filter,
  state: fields.choiceOr(['OPEN', 'DONE'], 'OPEN'),
  kind: fields.choice(['A', 'B']),
  who: fields.words,
  after: fields.after,
  all: fields.ticked,
  id: fields.list(2),
});
const beginning = { page: 1, state: 'OPEN', who: '', after: nilId, all: false, id: [] };

test('what is missing or left empty means all, none or the default', () => {
  expect(Query.parse({})).toEqual(beginning);
  const empty = Object.fromEntries(Object.keys(Query.shape).map((name) => [name, '']));
  expect(Query.parse({ ...empty, id: [] })).toEqual(beginning);
});

test.each([
  ['page', '0'],
  ['page', '1.5'],
  ['page', '100000'],
  ['year', '1999'],
  ['year', 'x'],
  ['day', '2026-02-30'],
  ['place', ['a', 'b']],
  ['state', 'open'],
  ['kind', 'C'],
  ['who', 'x'.repeat(61)],
  ['after', 'a'],
  ['all', 'no'],
  ['id', ['1', '2', '3']],
])('%s=%s is refused, not replaced', (name, value) => {
  const read = Query.safeParse({ [name]: value });
  expect(read.error?.issues.map(({ path }) => path[0])).toEqual([name]);
  expect(() => readForm(Query, { [name]: value })).toThrow(UnreadableForm);
  expect(listOf(Query, { [name]: value as string })).toEqual(beginning);
});

test('what fits is taken', () => {
  expect(fields.list().parse('one')).toEqual(['one']);
  expect(fields.ticked.parse('yes')).toBe(true);
  expect(Query.parse({ state: 'DONE', kind: 'B', year: '2026' })).toMatchObject({
    state: 'DONE',
    kind: 'B',
    year: 2026,
  });
});
