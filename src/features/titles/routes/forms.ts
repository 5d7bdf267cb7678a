import { z } from 'zod';
import { titleLevels } from '../../../kernel/title-level.ts';
import { fields } from '../../../platform/http/index.ts';

const name = fields.text.pipe(z.string().min(2, '请填写职称的名称。').max(40, '最多 40 个字。'));
const chosen = fields.text.pipe(z.string().min(1, '请选择职称。').max(10));
const maybe = fields.text.pipe(z.string().max(10)).transform((code) => code || null);
const decided = { effectiveOn: z.iso.date('请填写日期。'), reason: fields.reason() };

export const AddForm = z
  .object({
    seriesCode: maybe,
    seriesName: fields.text.pipe(z.string().max(40, '最多 40 个字。')),
    name,
    level: z.enum(titleLevels, '请选择级别。'),
    ...decided,
  })
  .refine(({ seriesCode, seriesName }) => seriesCode !== null || seriesName.length >= 2, {
    path: ['seriesCode'],
    message: '请选择系列，或者填写新系列的名称。',
  });

export const RenameForm = z.object({ titleCode: chosen, name, ...decided });
export const EndForm = z.object({ titleCode: chosen, successorCode: maybe, ...decided });
export const TitlesQuery = z.object({ title: fields.filter });
export const ReasonForm = z.object({ reason: fields.reason() });
