import { z } from 'zod';
import { fields } from '../../../platform/http/index.ts';
import { ResponseText } from '../../assessment/index.ts';

export const learner = { access: ['LEARNER'] } as const;

export const PracticeParams = z.object({ enrolmentId: fields.id });
export const MockParams = PracticeParams.extend({ mockId: fields.id });
export const QuestionParams = PracticeParams.extend({ questionId: fields.code });

export const LessonPracticeParams = PracticeParams.extend({ lessonId: fields.code });

/** Check questions by their ids, and the fields of their answers. */
export const ChecksForm = z.looseObject({ asked: z.string().max(1000).default('') });

/** The questions of a handed-in mock exam to show. */
export const ReviewQuery = z.object({ only: fields.choice(['wrong']) });

/** The answer just given, to be shown with the explanation. */
export const FeedbackQuery = z.object({ given: ResponseText.optional() });
