import { z } from 'zod';
import { WriterToken } from '../question-bank/index.ts';

// What goes into an identifier column must be text PostgreSQL can hold: no NUL from a forged address.
const Id = z.string().regex(/^[\w-]{1,80}$/);

export const EnrolmentParams = z.object({ enrolmentId: Id });
export const AttemptParams = z.object({ id: Id });

export const ContactBody = z.object({ token: WriterToken });

export const StartForm = z.object({ confirmed: z.literal('yes', '请先确认已经了解考试规则。') });

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

/** Whom the desk is serving: kept through every form, so that the clerk need not search again. */
export const DeskSearch = z.object({ who: z.string().trim().max(60).catch('') });
