import { z } from 'zod';
import { fields, uploadField } from '../../../platform/http/index.ts';
import { hourUnitCodes } from '../rules/conversion.ts';
import type { ConversionFacts, RuleFacts } from '../rules/hour-rule.ts';

const year = (missing: string) =>
  z.coerce.number(missing).int(missing).min(2010, '年度应在2010年以后。').max(2100, '年度过大。');
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
const hours = (missing: string) =>
  z.coerce.number(missing).min(0, '学时不能是负数。').max(1000, '学时过大。');
const words = (missing: string, most: number) =>
  z.string(missing).trim().min(4, missing).max(most, `最多${most}个字。`);

const validity = {
  jurisdictionId: z
    .string()
    .default('')
    .transform((value) => value || null),
  fromYear: year('请填写从哪年起。'),
  toYear: optional(year('请填写年度。')).transform((value) => value ?? null),
  basis: words('请填写文件依据，至少4个字。', 200),
  because: words('请写明设定的原因，至少4个字。', 200),
  replaces: z
    .literal('yes')
    .optional()
    .transform((value) => value === 'yes'),
};
interface Years {
  jurisdictionId: string | null;
  fromYear: number;
  toYear: number | null;
}
const inOrder = ({ fromYear, toYear }: Years) => toYear === null || toYear >= fromYear;
const notInOrder = { path: ['toYear'], message: '截止年度不能早于开始年度。' };
const open = ({ jurisdictionId, toYear }: Years) => jurisdictionId !== null || toYear === null;
const notOpen = { path: ['toYear'], message: '全市的规则不填截止年度：有了新的规则再接替它。' };

/** What a year asks for (E1, E6, E7). */
export const RuleForm = z
  .object({
    ...validity,
    minPublicHours: hours('请填写公需科目学时。'),
    minTotalHours: optional(hours('请填写学时。')).transform((value) => value ?? null),
    professionalPercent: optional(
      z.coerce.number('请填写百分比。').min(0, '不能是负数。').max(100, '不能超过100。'),
    ),
    dailyCapHours: z.coerce
      .number('请填写每日上限。')
      .positive('每日上限须大于0。')
      .max(24, '一天只有24小时。'),
    carryOver: z
      .literal('yes')
      .optional()
      .transform((value) => value === 'yes'),
    makeUpYears: z.coerce
      .number('请填写补学年数。')
      .int('请填写整数。')
      .min(0, '不能是负数。')
      .max(20, '最多20年。'),
  })
  .refine(inOrder, notInOrder)
  .refine(open, notOpen)
  .refine(({ minTotalHours, minPublicHours }) => (minTotalHours ?? 1000) >= minPublicHours, {
    path: ['minTotalHours'],
    message: '全年学时不能少于公需科目学时。',
  })
  .refine((rule) => rule.minTotalHours !== null || rule.professionalPercent === undefined, {
    path: ['minTotalHours'],
    message: '规定了专业科目比例的，请填写全年学时。',
  })
  .transform(({ professionalPercent, ...rule }): RuleFacts & { replaces: boolean } => ({
    ...rule,
    minProfessionalShare:
      professionalPercent === undefined ? null : Math.round(professionalPercent * 100) / 10_000,
  }));

/** Most brackets of a conversion table. */
export const mostBrackets = 12;
const bracketRows = Array.from({ length: mostBrackets }, (_, index) => index);

const Bracket = z.object({
  unit: z.enum(hourUnitCodes),
  fromQuantity: z.coerce.number().min(0).max(100_000),
  hoursFixed: z.coerce.number().min(0).max(1000),
  hoursEach: z.coerce.number().min(0).max(1000),
  testBonus: z.coerce.number().min(0).max(1000),
});

/** A conversion table, row by row; rows without a unit are left out (E5). */
export const ConversionForm = z
  .looseObject({ ...validity, next: fields.choiceOr(['save', 'preview'], 'save') })
  .refine(inOrder, notInOrder)
  .refine(open, notOpen)
  .transform((form, context): ConversionFacts & { replaces: boolean; next: string } => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    const brackets = bracketRows.flatMap((index) => {
      if (!form[`unit${index}`]) return [];
      const cell = (name: string) => form[`${name}${index}`] || '0';
      const read = Bracket.safeParse({
        unit: form[`unit${index}`],
        fromQuantity: cell('from'),
        hoursFixed: cell('fixed'),
        hoursEach: cell('each'),
        testBonus: cell('bonus'),
      });
      if (read.success) return [read.data];
      fault(`unit${index}`, `第${index + 1}行：请用数字填写，不能是负数。`);
      return [];
    });
    const keys = brackets.map(({ unit, fromQuantity }) => `${unit} ${fromQuantity}`);
    if (brackets.length === 0) fault('unit0', '请至少填写一行。');
    else if (new Set(keys).size < keys.length) fault('unit0', '同一单位的起点数量不能相同。');
    const { jurisdictionId, fromYear, toYear, basis, because, replaces, next } = form;
    return { jurisdictionId, fromYear, toYear, basis, because, replaces, next, brackets };
  });

export const EndForm = z.object({
  toYear: z.coerce.number('请填写最后适用的年度。').int('请填写年度。').min(2009).max(2100),
  because: words('请写明停用的原因，至少4个字。', 200),
});

/** An example to convert. */
export const PreviewQuery = z.object({
  place: z.string().max(40).default(''),
  year: fields.year,
  unit: fields.choiceOr(hourUnitCodes, 'MINUTE'),
  quantity: fields
    .optional(z.coerce.number().positive().max(100_000))
    .transform((value) => value ?? 120),
  tested: fields.choice(['yes']),
});

const named = (missing: string) =>
  z.string(missing).trim().min(1, missing).max(100, '最多100个字。');

/** Hours earned elsewhere (E2, E8). */
export const ClaimForm = z
  .object({
    subject: z.enum(['PUBLIC', 'PROFESSIONAL'], '请选择科目。'),
    formCode: named('请选择学习形式。'),
    title: named('请填写学习内容。'),
    organiser: named('请填写举办单位。'),
    heldFrom: z.iso.date('请填写开始日期。'),
    heldTo: z.iso.date('请填写结束日期。'),
    unit: z.enum(hourUnitCodes, '请选择单位。'),
    quantity: z.coerce.number('请填写数量。').positive('数量须大于0。').max(10_000, '数量过大。'),
    testPassed: fields.ticked,
    proof: uploadField({
      kinds: ['pdf', 'jpg', 'png'],
      megabytes: 10,
      missing: '请上传证明材料。',
      wrong: '证明材料请上传 PDF、JPG 或 PNG。',
    }),
  })
  .refine(({ heldFrom, heldTo }) => heldFrom <= heldTo, {
    path: ['heldTo'],
    message: '结束日期不能早于开始日期。',
  })
  .refine(({ heldFrom, heldTo }) => heldFrom.slice(0, 4) === heldTo.slice(0, 4), {
    path: ['heldTo'],
    message: '跨年度的学习请按年度分别申报。',
  });

export const DecisionForm = z
  .object({
    decision: z.enum(['approve', 'return'], '请选择认定或退回。'),
    note: z.string().trim().max(200, '说明最多200个字。').default(''),
  })
  .refine(({ decision, note }) => decision === 'approve' || note.length >= 4, {
    path: ['note'],
    message: '退回的，请写明原因，至少4个字。',
  });

export const WithdrawalForm = z.object({
  because: z
    .string({ error: '请写明撤回原因。' })
    .trim()
    .min(4, '请写明撤回原因，至少4个字。')
    .max(200, '原因不能超过200个字。'),
});
