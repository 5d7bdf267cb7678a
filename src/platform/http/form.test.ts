import { expect, test } from 'vitest';
import { z } from 'zod';
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
