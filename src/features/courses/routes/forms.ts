import { z } from 'zod';
import { fields } from '../../../platform/http/index.ts';

export const TopicParams = z.object({ id: fields.code });
export const LessonParams = TopicParams.extend({ lessonId: fields.code });
export const VersionParams = TopicParams.extend({
  version: z.coerce.number().int().min(1).max(10_000),
});

const { text } = fields;
export const lessonTitle = text.pipe(
  z.string().min(2, '标题至少2个字。').max(60, '标题最多60个字。'),
);

export const DraftForm = z.object({
  title: text.pipe(z.string().min(4, '名称至少4个字。').max(60, '名称最多60个字。')),
  year: z.coerce
    .number('请填写年度。')
    .int('请填写年度。')
    .min(2010, '应是2010年以后。')
    .max(2100, '应是2100年以前。'),
  copyOf: fields.optional(fields.code).transform((id) => id ?? null),
});

const Order = z.array(z.object({ id: fields.code, lessonIds: z.array(fields.code) }));

/** The order that dragging gave; of what is none, an empty one, which no outline has. */
function readOrder(json: string): { chapters: z.infer<typeof Order> } {
  try {
    return { chapters: Order.parse(JSON.parse(json)) };
  } catch {
    return { chapters: [] };
  }
}

const direction = z.enum(['UP', 'DOWN']);
/** One button of the outline: what it does, and to which chapter or lesson. */
export const OutlineForm = z.discriminatedUnion('what', [
  z.object({ what: z.literal('ADD_CHAPTER'), title: lessonTitle }),
  z.object({ what: z.literal('RENAME_CHAPTER'), chapterId: fields.code, title: lessonTitle }),
  z.object({ what: z.literal('REMOVE_CHAPTER'), chapterId: fields.code }),
  z.object({ what: z.literal('MOVE_CHAPTER'), chapterId: fields.code, direction }),
  z.object({ what: z.literal('ADD_LESSON'), chapterId: fields.code, title: lessonTitle }),
  z.object({ what: z.literal('REMOVE_LESSON'), lessonId: fields.code }),
  z.object({ what: z.literal('MOVE_LESSON'), lessonId: fields.code, direction }),
  z.object({
    what: z.literal('ARRANGE'),
    order: z
      .string()
      .max(100_000)
      .transform((json) => readOrder(json)),
  }),
]);

export const ReasonForm = z.object({ reason: fields.reason() });
