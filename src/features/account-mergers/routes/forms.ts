import { z } from 'zod';
import { fields } from '../../../platform/http/index.ts';

export const PersonParams = z.object({ accountId: fields.id });
export const MergerQuery = z.object({ with: fields.optional(fields.id) });
export const ChooseForm = z.object({
  number: fields.text.pipe(z.string().min(1, '请填写另一个账号的证件号码或手机号。')),
});
export const MergeForm = z.object({ fromId: fields.id, reason: fields.reason() });
export const SeparateForm = z.object({ mergerId: fields.id, reason: fields.reason() });
