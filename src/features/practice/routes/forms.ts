import { z } from 'zod';
import { ResponseText } from '../../assessment/index.ts';

const Id = z.string().regex(/^[\w-]{1,80}$/);

export const DeskParams = z.object({ enrolmentId: Id });
export const MockParams = DeskParams.extend({ mockId: Id });
export const QuestionParams = DeskParams.extend({ questionId: Id });

/** Which questions of a handed-in mock exam are shown. */
export const ReviewQuery = z.object({ only: z.literal('wrong').optional().catch(undefined) });

/** The answer just given to a single question, to be shown with its explanation. */
export const FeedbackQuery = z.object({ answer: ResponseText.optional().catch(undefined) });
