import { z } from 'zod';
import { titleLevels } from '../../../kernel/title-level.ts';
import { fields, uploadField } from '../../../platform/http/index.ts';

export const Params = fields.idParams;
export const PersonParams = z.object({ accountId: fields.id });

const inYears = '请填写 2010 到 2100 之间的年度，例如 2026。';
const year = z.coerce.number(inYears).int(inYears).min(2010, inYears).max(2100, inYears);
const { page } = fields;

/** Year and level of an application: what is to be looked at. */
export const ReviewQuery = z.object({
  year: fields.year,
  level: fields.choice(titleLevels),
  series: z.string().max(10).optional(),
  page,
});

export const YearQuery = z.object({ year: fields.year, page });

/** The year whose list is fixed; the present one when it is left out. */
export const VersionForm = z.object({ year: fields.year });

export const AbsenceQuery = z.object({
  state: fields.choiceOr(['REQUESTED', 'APPROVED', 'REFUSED', 'WITHDRAWN'], 'REQUESTED'),
  page,
});

const day = (missing: string) => z.iso.date(missing);

const absence = {
  reasonCode: z.string('请选择原因。').min(1, '请选择原因。'),
  validFrom: day('请填写开始日期。'),
  validTo: day('请填写结束日期。'),
  note: z.string().trim().max(500, '说明最多500个字。').default(''),
  proof: uploadField({
    kinds: ['pdf', 'jpg', 'png'],
    megabytes: 10,
    wrong: '证明材料请上传 PDF、JPG 或 PNG。',
  }),
};
const inOrder = ({ validFrom, validTo }: { validFrom: string; validTo: string }) =>
  validFrom <= validTo;
const notInOrder = { path: ['validTo'], message: '结束日期不能早于开始日期。' };

export const AbsenceForm = z.object(absence).refine(inOrder, notInOrder);
/** The unit enters it for one of its people. */
export const EnterForm = z
  .object({ accountId: z.uuid('请选择人员。'), ...absence })
  .refine(inOrder, notInOrder);

export const DecisionForm = z
  .object({
    decision: z.enum(['approve', 'refuse'], '请选择批准或不批准。'),
    note: z.string().trim().max(200, '说明最多200个字。').default(''),
  })
  .refine(({ decision, note }) => decision === 'approve' || note.length >= 4, {
    path: ['note'],
    message: '不批准的，请写明原因，至少4个字。',
  });

export const ReasonForm = z.object({
  because: z
    .string('请写明原因。')
    .trim()
    .min(4, '请写明原因，至少4个字。')
    .max(200, '原因最多200个字。'),
});

export const RecommendForm = z.object({
  year,
  level: z.enum(titleLevels, '请选择申报层级。'),
  series: z.string().max(10).optional(),
});

export const CheckForm = z
  .object({
    year: z.coerce.number('请填写申报年度。').int().min(2010, '请填写申报年度。').max(2100),
    level: z.enum(titleLevels, '请选择申报层级。'),
    source: z.enum(['RECOMMENDED', 'LIST']).default('RECOMMENDED'),
    list: z.string().max(60_000, '名单太长，请分成几份。').default(''),
    file: uploadField({
      kinds: ['zip', 'text', 'other'],
      megabytes: 5,
      wrong: '请上传 xlsx、xls 或 csv 文件。',
    }),
  })
  .refine(({ source, list, file }) => source === 'RECOMMENDED' || file || list.trim() !== '', {
    path: ['list'],
    message: '请粘贴名单，每行一人：姓名、证件号码。',
  });

export const AcceptForm = z
  .object({
    id: z
      .union([z.string(), z.array(z.string()).max(500)], '请先勾选人员。')
      .transform((value) => [value].flat()),
    decision: z.enum(['accept', 'refuse']),
    note: z.string().trim().max(200, '说明最多200个字。').default(''),
  })
  .refine(({ decision, note }) => decision === 'accept' || note.length >= 4, {
    path: ['note'],
    message: '不予受理的，请写明原因，至少4个字。',
  });

const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === '' || value === undefined ? null : value), schema.nullable());
const count = (most: number) =>
  z.coerce
    .number('请填写数字。')
    .int('请填写整数。')
    .min(1, '至少为1。')
    .max(most, `最多${most}。`);
const ticked = z.preprocess((value) => value === 'yes', z.boolean());

export const RuleForm = z
  .object({
    name: z.string('请填写名称。').trim().min(2, '请填写名称。').max(60, '名称最多60个字。'),
    basis: z.string('请填写文件依据。').trim().min(4, '请填写文件依据。').max(200),
    seriesCode: optional(z.string().max(10)),
    level: optional(z.enum(titleLevels)),
    jurisdictionId: optional(z.string().max(60)),
    applyFromYear: year,
    applyToYear: optional(year),
    firstTopicYear: year,
    starts: z.enum(['TITLE', 'FIXED']),
    counting: z.enum(['BY_YEAR', 'BY_NUMBER']),
    lastYears: optional(count(30)),
    capYears: optional(count(30)),
    yearsWithoutTitle: z.coerce.number('请填写数字。').int().min(0).max(30, '最多30。'),
    topicCountsOnce: ticked,
    beforeTitleCounts: ticked,
    excusedCounts: ticked,
    evidence: z.enum(['SLIP', 'ENDORSED', 'RECORDED']),
  })
  .refine(({ starts, lastYears }) => starts === 'TITLE' || lastYears !== null, {
    path: ['lastYears'],
    message: '固定年数的规则，请填写看最近几年。',
  })
  .refine(
    ({ applyFromYear, applyToYear }) => applyToYear === null || applyToYear >= applyFromYear,
    {
      path: ['applyToYear'],
      message: '结束年度不能早于开始年度。',
    },
  );

export const apiScopes = ['RECORD', 'READINESS'] as const;

/** A key for one of these organisations. */
export const keyFormFor = (organisationIds: readonly string[], today: string) =>
  z.object({
    organisationId: z.string().refine((id) => organisationIds.includes(id), '请选择单位。'),
    name: z.string('请填写用途名称。').trim().min(2, '请填写用途名称。').max(60),
    scope: z
      .union([z.enum(apiScopes), z.array(z.enum(apiScopes))], '请至少勾选一项查询范围。')
      .transform((value) => [value].flat()),
    requestsPerMinute: count(600),
    expiresOn: day('请填写到期日期。').refine((on) => on >= today, '到期日期不能早于今天。'),
  });
