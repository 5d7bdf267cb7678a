import { expect, test } from 'vitest';
import { z } from 'zod';
import { fields } from './fields.ts';
import { parseForm } from './form.ts';

test('a rule without a sentence of its own gives a Chinese one', () => {
  const form = z.object({
    age: z.coerce.number().min(18),
    name: z.string().min(2, '请填写姓名。'),
  });
  const parsed = parseForm(form, { age: '3', name: '' });
  expect(parsed).toMatchObject({
    ok: false,
    errors: { age: '请检查这一项的填写。', name: '请填写姓名。' },
    values: { age: '3' },
  });
});

test('a repeated field is refused unless a list is asked for; a field that no form has is dropped', () => {
  const form = z.object({ name: z.string(), scope: fields.list(9) });
  const twice = parseForm(form, { name: ['甲', '乙'], scope: ['1', '2'] });
  expect(twice).toMatchObject({ ok: false, errors: { name: '请检查这一项的填写。' } });
  const more = parseForm(form, { name: '甲', scope: ['1', '2'], role: 'SYSTEM_ADMIN' });
  expect(more).toMatchObject({ ok: true, value: { name: '甲', scope: ['1', '2'] } });
  expect(more.ok && Object.keys(more.value)).toEqual(['name', 'scope']);
});
