import { z } from 'zod';

export const DeskParams = z.object({ enrolmentId: z.string() });
export const LessonParams = DeskParams.extend({ lessonId: z.string() });

const Second = z.int().min(0).max(86_400);

export const HeartbeatBody = z.object({
  token: z.string().min(20).max(80),
  played: z.array(z.tuple([Second, Second])).max(500),
  position: Second,
});
