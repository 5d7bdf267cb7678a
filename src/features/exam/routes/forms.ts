import { z } from 'zod';
import { fields, sealedWords } from '../../../platform/http/index.ts';
import { extraGrounds } from '../rules/extra-attempt.ts';

export const EnrolmentParams = z.object({ enrolmentId: fields.id });
export const AttemptParams = fields.idParams;

export const StartForm = z.object({ confirmed: z.literal('yes', '请先确认已经了解考试规则。') });

const Because = z.string().trim().min(5, '请写明原因，至少5个字。').max(200, '原因最多200个字。');
const Minutes = z.coerce
  .number('请填写分钟数。')
  .int('请填写整数。')
  .min(1, '至少1分钟。')
  .max(180, '最多180分钟。');

/** A proposal for one attempt. */
export const ProposalForm = z.discriminatedUnion(
  'kind',
  [
    z.object({ kind: z.literal('EXTEND'), minutes: Minutes, because: Because }),
    z.object({ kind: z.literal('RESTORE'), because: Because }),
    z.object({ kind: z.literal('ANNUL'), because: Because }),
  ],
  '请选择处理方式。',
);

/** A chosen place or topic; null means all. */
const Choice = z
  .string()
  .regex(/^[\w-]{0,80}$/, '请从列表里选择。')
  .default('')
  .transform((text) => text || null);
/** A Shanghai time from a datetime field; null means no limit. */
const Time = z
  .string()
  .regex(/^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})?$/, '请填写日期和时间。')
  .transform((text) => (text ? new Date(`${text}:00+08:00`) : null))
  .refine((time) => time === null || !Number.isNaN(time.getTime()), '请填写正确的时间。');

/** An extension for a group: all, a topic, a district, or those without contact since `from`. */
export const GroupExtensionForm = z.object({
  topicId: Choice,
  districtId: Choice,
  from: Time.default(null),
  minutes: Minutes,
  because: Because,
});
/** A restoration for attempts not returned, by their deadline. */
export const GroupRestorationForm = z
  .object({
    topicId: Choice,
    districtId: Choice,
    from: Time.refine((time) => time !== null, '请填写故障开始的时间。'),
    until: Time.refine((time) => time !== null, '请填写故障结束的时间。'),
    because: Because,
  })
  .refine(({ from, until }) => from === null || until === null || from < until, {
    path: ['until'],
    message: '结束时间要晚于开始时间。',
  });

/** One more attempt, with its ground (G5 or the rule of the topic). */
export const ExtraAttemptForm = z.object({
  ground: z.enum(extraGrounds, '请选择依据。'),
  because: Because,
});

export const SeatForm = z.object({
  window: fields.text.pipe(z.string().min(1, '请选择场次。').max(30)),
});
export const SeatParams = fields.idParams;
export const SeatReleaseForm = z.object({ because: Because });
export const SeatDeskQuery = z.object({
  topic: fields.filter,
  window: fields.filter,
  page: fields.page,
  as: fields.copy,
  cols: fields.columns,
});

export const InterventionParams = fields.idParams;
export const RejectionForm = z.object({ because: Because });

export const PersonSearch = z.object({ who: sealedWords });
export const PersonParams = z.object({ accountId: fields.id });
