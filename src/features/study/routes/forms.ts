import { z } from 'zod';
import { fields } from '../../../platform/http/index.ts';
import { ledgerOrders } from '../rules/ledger-order.ts';
import { readMark } from '../rules/transcript.ts';

export const StudyParams = z.object({ enrolmentId: fields.id });
export const LessonParams = StudyParams.extend({ lessonId: fields.code });

/** A version of a lesson. */
export const VersionParams = LessonParams.extend({
  version: z.coerce.number().int().min(1).max(100_000),
});

/** The page of a course: all lessons, the marked ones, or those in which words stand. */
export const StudyQuery = z.object({ q: fields.words, only: fields.choice(['favourites']) });

export const LedgerQuery = z.object({
  page: fields.page,
  order: fields.choiceOr(ledgerOrders, 'newest'),
  lesson: fields.filter,
});

export const NoteParams = LessonParams.extend({ noteId: fields.id });

/** A note, with the time in the film as 1:05 or in seconds. */
export const NoteForm = z.object({
  at: fields.text.transform((typed, context) => {
    if (typed.trim() === '') return null;
    const second = readMark(typed);
    if (second === null)
      context.addIssue({ code: 'custom', message: '影片的时间请写成 1:05 这样，或者留空。' });
    return second;
  }),
  text: fields.text.pipe(
    z.string().trim().min(1, '请写下要记的内容。').max(2000, '一条笔记最多 2000 个字。'),
  ),
});

export const FavouriteForm = z.object({ marked: z.enum(['yes', 'no']) });

const Second = z.int().min(0).max(86_400);

export const HeartbeatBody = z.object({
  token: z.string().min(20).max(80),
  played: z.array(z.tuple([Second, Second])).max(500),
  position: Second,
});
