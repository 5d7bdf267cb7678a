import { z } from 'zod';
import { fields, uploadField } from '../../../platform/http/index.ts';
import { hourUnitCodes } from '../../hours/index.ts';

const words = (missing: string, least = 2, most = 100) =>
  z.string(missing).trim().min(least, missing).max(most, `最多${most}个字。`);
const number = (missing: string, most: number) =>
  z.coerce.number(missing).positive('须大于0。').max(most, '数值过大。');

export const YearQuery = z.object({
  year: fields.year,
  authority: z.union([z.literal(''), fields.id]).default(''),
});
export const PageQuery = z.object({
  page: fields.page,
});
export const UnitQuery = YearQuery.extend({
  page: fields.page,
  after: z
    .string()
    .regex(/^\d+\.[\da-f-]{36}$/)
    .optional(),
});

/** A subject (N32). */
export const SubjectForm = z.object({
  year: z.coerce
    .number('请填写年度。')
    .int('请填写年度。')
    .min(2010, '年度应在2010年以后。')
    .max(2100),
  name: words('请填写科目名称。'),
  kind: z.enum(['COMPULSORY', 'ELECTIVE'], '请选择必修或选修。'),
  hours: number('请填写学时。', 1000),
  basis: words('请填写文件依据，至少4个字。', 4, 200),
});

export const OfferingForm = z
  .object({
    organiser: words('请填写举办单位。'),
    formCode: words('请选择学习形式。'),
    heldFrom: z.iso.date('请填写开始日期。'),
    heldTo: z.iso.date('请填写结束日期。'),
    remote: z.literal('yes').optional(),
    place: z.string().trim().max(100, '最多100个字。').default(''),
    unit: z.enum(hourUnitCodes, '请选择单位。'),
    quantity: number('请填写数量。', 10_000),
  })
  .refine(({ heldFrom, heldTo }) => heldFrom <= heldTo, {
    path: ['heldTo'],
    message: '结束日期不能早于开始日期。',
  })
  .refine(({ remote, place }) => remote === 'yes' || place !== '', {
    path: ['place'],
    message: '请填写地点；在线举办的请勾选“在线举办”。',
  })
  .transform(({ remote, place, ...facts }) => ({
    ...facts,
    place: remote === 'yes' ? null : place,
  }));

export const SingleForm = z.object({
  name: words('请填写姓名。'),
  idNumber: words('请填写证件号码。', 5, 40),
  quantity: z.string().trim().max(20).default(''),
  tested: fields.choiceOr(['yes', 'no'], 'no'),
});

export const ListForm = z.object({
  file: uploadField({
    // The reader of tables says what another file is, and what to do.
    kinds: ['zip', 'text', 'other'],
    megabytes: 5,
    missing: '请选择名单文件。',
    wrong: '名单请上传 xlsx、xls 或 csv。',
  }),
});

export const WhomForm = z.object({ whom: z.enum(['ALL', 'RIGHT'], '请选择认定哪些行。') });
export const BecauseForm = z.object({
  because: words('请写明原因，至少4个字。', 4, 200),
});
export const CorrectionForm = BecauseForm.extend({
  quantity: number('请填写数量。', 10_000),
  tested: z.enum(['yes', 'no'], '请选择是否考试合格。'),
});
export const MoveForm = z.object({ to: z.enum(['OPEN', 'CLOSED'], '请选择。') });
