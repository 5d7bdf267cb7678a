import { z } from 'zod';
import { fields, uploadField } from '../../../platform/http/index.ts';
import { groups, measures, violations } from '../rules/case-kinds.ts';
import { findingStates } from '../rules/findings/finding-state.ts';

export const FileParams = z.object({ id: fields.id, kind: z.enum(['defence', 'appeal']) });
export const ThresholdParams = z.object({ rule: fields.code, name: fields.code });

const { page } = fields;

export const CaseQuery = z.object({
  group: fields.choiceOr(groups, 'todo'),
  sort: fields.sort(['no', 'violation', 'source', 'at', 'state']),
  page,
  as: fields.copy,
  cols: fields.columns,
});
export const FindingQuery = z.object({
  rule: z.string().max(40).default(''),
  state: fields.choiceOr(findingStates, 'NEW'),
  sort: fields.sort(['summary', 'rule', 'slips', 'at']),
  page,
  as: fields.copy,
  cols: fields.columns,
});

const chosen = fields.ids('请至少选择一条线索。');
/** The list of the selection, shown again afterwards. */
const list = {
  rule: FindingQuery.shape.rule,
  state: FindingQuery.shape.state,
  sort: FindingQuery.shape.sort,
  page,
};

const text = (missing: string, least: number, most: number) =>
  z
    .string(missing)
    .trim()
    .min(least, least > 1 ? `${missing.replace(/。$/, '')}，至少${least}个字。` : missing)
    .max(most, `最多${most}个字。`);

export const ReasonForm = z.object({ because: text('请写明理由。', 4, 500) });
export const ChosenForm = z.object({ id: chosen, ...list });
export const ChosenReasonForm = ChosenForm.extend({ because: text('请写明理由。', 4, 500) });
export const NoticeForm = z.object({ notice: text('请写明告知的事实和理由。', 10, 2000) });
export const SlipForm = z.object({ slipNo: text('请填写合格单编号。', 1, 40) });

export const ProposalForm = z
  .object({
    measures: z
      .union([z.enum(measures), z.array(z.enum(measures))], '请至少勾选一项处理。')
      .transform((value) => [value].flat()),
    reason: text('请写明事实、理由和依据。', 10, 2000),
    circular: z.string().trim().max(5000, '通报最多5000个字。').default(''),
  })
  .refine(
    ({ measures: chosen, circular }) => !chosen.includes('CIRCULAR') || circular.length >= 20,
    {
      path: ['circular'],
      message: '勾选了通报的，请写通报文本，至少20个字。',
    },
  );

export const AppealDecisionForm = z.object({
  outcome: z.enum(['uphold', 'overturn'], '请选择申诉是否成立。'),
  because: text('请写明理由。', 4, 1000),
});

export const StatementForm = z.object({
  text: text('请写下您的意见。', 4, 3000),
  file: uploadField({
    kinds: ['pdf', 'jpg', 'png'],
    megabytes: 10,
    wrong: '材料请上传 PDF、JPG 或 PNG。',
  }),
});

export const ReportForm = z
  .object({
    subject: z.enum(['person', 'body'], '请选择反映的是人员还是单位。'),
    slipNo: z.string().trim().max(40).default(''),
    unit: z.string().trim().max(100).default(''),
    violation: z.enum(violations, '请选择涉嫌的问题。'),
    year: z.coerce.number('请填写年度。').int('请填写年度。').min(2010, '请填写年度。').max(2100),
    title: text('请用一句话写明是什么事。', 4, 60),
    facts: text('请写明看到的情况：时间、地点、经过、依据。', 10, 3000),
  })
  .refine(({ subject, slipNo }) => subject !== 'person' || slipNo !== '', {
    path: ['slipNo'],
    message: '反映人员的，请填写合格单编号。',
  })
  .refine(({ subject, unit }) => subject !== 'body' || unit !== '', {
    path: ['unit'],
    message: '反映单位的，请填写单位名称。',
  });

export const ThresholdForm = z.object({
  value: z.coerce.number('请填写数字。').min(0, '请填写数字。').max(1_000_000),
  because: text('请写明调整的理由。', 4, 300),
});
