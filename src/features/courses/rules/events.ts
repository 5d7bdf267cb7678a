import { z } from 'zod';
import type { DomainEvent } from '../../../platform/jobs/index.ts';

/** A topic was published, or its blueprint changed: papers and downloads are made again. */
export const topicPublished: DomainEvent<{ topicId: string }> = {
  name: 'courses.topic_published',
  data: z.object({ topicId: z.string() }),
};

/** Lessons of a published topic changed: its downloads are made again. */
export const lessonsChanged: DomainEvent<{ topicId: string }> = {
  name: 'courses.lessons_changed',
  data: z.object({ topicId: z.string() }),
};

/** A draft was made from an earlier topic: what belongs to that one is copied. */
export const topicCopied: DomainEvent<{ fromId: string; toId: string }> = {
  name: 'courses.topic_copied',
  data: z.object({ fromId: z.string(), toId: z.string() }),
};

/** A decision changed the rules of people who enrolled: they are told. */
export const enrolledConcerned: DomainEvent<{ topicId: string; versionNo: number }> = {
  name: 'courses.enrolled_concerned',
  data: z.object({ topicId: z.string(), versionNo: z.int() }),
};
