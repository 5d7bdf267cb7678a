import { z } from 'zod';
import { fields } from '../../../platform/http/index.ts';

export const SearchForm = z.object({
  words: z
    .string('请填写姓名、证件号码、手机号、合格单编号或单位。')
    .trim()
    .min(1, '请填写姓名、证件号码、手机号、合格单编号或单位。')
    .max(100, '最多 100 个字。'),
});

export const PersonParams = z.object({ accountId: fields.id });
