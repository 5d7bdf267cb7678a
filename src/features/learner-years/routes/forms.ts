import { z } from 'zod';
import { fields, sealedWords } from '../../../platform/http/index.ts';
import { standings } from '../rules/learner-year.ts';
import { remindable } from '../rules/reminder.ts';

export const ListQuery = z.object({
  year: fields.year,
  standing: fields.choiceOr(standings, 'NOT_ENROLLED'),
  who: sealedWords,
  /** A search stays within the standing; without it it spans all of them. */
  within: fields.ticked,
  after: fields.after,
});

const many = fields.list();

export const ReminderForm = z
  .object({
    year: z.coerce.number().int(),
    standing: z.enum(remindable, '这一类人员不需要提醒。'),
    whom: z.enum(['CHOSEN', 'ALL'], '请选择提醒勾选的人还是全部。'),
    id: many.pipe(z.array(fields.id)),
    channel: many.pipe(z.array(z.enum(['SMS', 'MAIL']))),
    ownWords: fields.text.pipe(z.string().max(60, '附言最多60个字。')),
  })
  .refine(({ whom, id }) => whom === 'ALL' || id.length > 0, {
    path: ['whom'],
    message: '请先在名单里勾选要提醒的人，或者选择提醒全部。',
  });
