import { z } from 'zod';

export const EnrolmentParams = z.object({ enrolmentId: z.string() });
export const AttemptParams = z.object({ id: z.string() });

export const SaveBody = z.object({
  token: z.string().max(80),
  answers: z
    .array(
      z.object({
        item: z.int().min(1).max(500),
        seq: z.int().min(1).max(1_000_000_000),
        response: z.string().regex(/^[A-H]{0,8}$/),
        marked: z.boolean(),
      }),
    )
    .min(1)
    .max(500),
});

export const ContactBody = z.object({ token: z.string().max(80) });

export const StartForm = z.object({ confirmed: z.literal('yes', '请先确认已经了解考试规则。') });

/** The sheet as a form, for people without a script: the fields of the questions come with it. */
export const SheetForm = z.looseObject({
  token: z.string().max(80),
  next: z.enum(['save', 'review']).catch('save'),
});

const Because = z.string().trim().min(5, '请写明原因，至少5个字。').max(200, '原因最多200个字。');

export const ExtensionForm = z.object({
  minutes: z.coerce
    .number('请填写分钟数。')
    .int('请填写整数。')
    .min(1, '至少1分钟。')
    .max(180, '最多180分钟。'),
  because: Because,
});
export const RestorationForm = z.object({ because: Because });
export const DeskSearch = z.object({ who: z.string().max(60).optional() });
