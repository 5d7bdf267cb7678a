import { z } from 'zod';
import { fields } from '../../../platform/http/index.ts';

export const StudyParams = z.object({ enrolmentId: fields.id });
export const LessonParams = StudyParams.extend({ lessonId: fields.code });

const Second = z.int().min(0).max(86_400);

export const HeartbeatBody = z.object({
  token: z.string().min(20).max(80),
  played: z.array(z.tuple([Second, Second])).max(500),
  position: Second,
});
