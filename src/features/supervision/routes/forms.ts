import { z } from 'zod';
import { fields, uploadField } from '../../../platform/http/index.ts';
import { violations } from '../../irregularities/index.ts';
import { orderKinds, orderMetrics } from '../rules/order.ts';
import { sides } from '../rules/participation.ts';
import { type CheckSubject, checkSubjects, defectNames } from '../rules/spot-check.ts';

export const Params = fields.idParams;
export const RowParams = z.object({
  id: fields.id,
  position: z.coerce.number().int().min(1).max(500),
});

const { year } = fields;
const member = fields.filter;
const { page } = fields;

export const ParticipationQuery = z.object({
  year,
  by: fields.choice(sides),
  place: member,
  industry: member,
  level: member,
  /** `<rate>.<unit id>` of the last unit seen. */
  after: fields.optional(z.string().regex(/^\d+\.[\w-]*$/)),
});

const percent = (least: number) =>
  z.coerce
    .number('请填写百分比。')
    .min(least, least > 0 ? '要大于0。' : '不能小于0。')
    .max(100, '不能超过100。');

export const ThresholdForm = z.object({ participation: percent(0), completion: percent(0) });

const text = (missing: string, least: number, most: number) =>
  z
    .string(missing)
    .trim()
    .min(least, least > 1 ? `${missing.replace(/。$/, '')}，至少${least}个字。` : missing)
    .max(most, `最多${most}个字。`);
const day = (missing: string) => z.string(missing).regex(/^\d{4}-\d{2}-\d{2}$/, missing);
const file = uploadField({
  kinds: ['pdf', 'jpg', 'png'],
  megabytes: 10,
  wrong: '材料请上传 PDF、JPG 或 PNG。',
});
const members = fields.list();

export const NewOrderQuery = z.object({
  kind: fields.choiceOr(orderKinds, 'PLACE'),
  year,
  member: members.default([]),
});

/** The form of an order, on a day: its deadline is later. */
export const orderFormOf = (today: string) =>
  z.object({
    kind: z.enum(orderKinds),
    year: z.coerce.number('请选择年度。').int().min(2000).max(2100),
    member: members.refine((list) => list.length > 0, '请至少勾选一个督办对象。'),
    metric: z.enum(orderMetrics, '请选择要完成的环节。'),
    targetPercent: percent(0.1),
    deadline: day('请选择期限。').refine((deadline) => deadline > today, '期限要在今天之后。'),
    basis: text('请写明依据。', 4, 200),
    text: text('请写明要求。', 10, 2000),
  });

export const OrdersQuery = z.object({
  side: fields.choice(['received', 'issued']),
  closed: fields.choice(['1']),
  page,
});

export const ReportForm = z.object({ report: text('请写明完成情况。', 10, 3000), file });
export const ReasonForm = z.object({ because: text('请写明理由。', 4, 500) });
export const ExtensionForm = z.object({
  deadline: day('请选择新的期限。'),
  because: text('请写明理由。', 4, 500),
});
export const EscalationForm = z.object({
  violation: z.enum(violations, '请选择涉嫌的问题。'),
  facts: text('请写明情况。', 10, 2000),
});

export const CheckForm = z
  .object({
    subject: z.enum(checkSubjects, '请选择抽查内容。'),
    jurisdictionId: z.string().max(60).default(''),
    body: z.string().trim().max(100).default(''),
    year: z.literal('').or(z.coerce.number('请选择年度。').int().min(2000).max(2100)).default(''),
    periodFrom: day('请选择起始日期。'),
    periodTo: day('请选择截止日期。'),
    sampleSize: z.coerce
      .number('请填写抽取件数。')
      .int('请填写整数。')
      .min(1, '至少抽1件。')
      .max(500, '一次最多抽500件。'),
  })
  .refine(({ periodFrom, periodTo }) => periodFrom <= periodTo, {
    path: ['periodTo'],
    message: '截止日期不能早于起始日期。',
  });

export const ChecksQuery = z.object({ page });
export const CheckQuery = z.object({
  show: fields.choice(['left', 'defects']),
});

/** The outcome of a drawn row; which defects there are depends on what is checked. */
export const outcomeFormOf = (subject: CheckSubject) =>
  z
    .object({
      outcome: z.enum(['IN_ORDER', 'DEFECT', 'NOT_CHECKABLE'], '请选择核查结果。'),
      defect: z.string().max(40).default(''),
      note: z.string().trim().max(1000, '最多1000个字。').default(''),
      file,
    })
    .refine(({ outcome, defect }) => outcome !== 'DEFECT' || defect in defectNames[subject], {
      path: ['defect'],
      message: '有问题的，请选择是什么问题。',
    })
    .refine(({ outcome, note }) => outcome === 'IN_ORDER' || note.length >= 4, {
      path: ['note'],
      message: '请写明看到的情况，至少4个字。',
    });

export const ClosingForm = z.object({ conclusion: text('请写明抽查结论。', 10, 2000) });
