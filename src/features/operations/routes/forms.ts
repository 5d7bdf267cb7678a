import { z } from 'zod';

const text = z.string().trim();

export const TestMailForm = z.object({
  to: text.pipe(z.email('请填写完整的邮箱地址，例如 name@example.org。')),
});

export const TestTextForm = z.object({
  phone: text.pipe(z.string().regex(/^1[3-9]\d{9}$/, '请填写 11 位手机号。')),
});
