import { z } from 'zod';
import { fields, uploadField } from '../../../platform/http/index.ts';
import { parseDocument } from '../rules/text/check.ts';
import { fromMarkdown } from '../rules/text/from-markdown.ts';

export const TopicParams = z.object({ id: fields.code });
export const LessonParams = TopicParams.extend({ lessonId: fields.code });
export const VersionParams = TopicParams.extend({
  version: z.coerce.number().int().min(1).max(10_000),
});

const { text } = fields;
const title = text.pipe(z.string().min(2, '标题至少2个字。').max(60, '标题最多60个字。'));

export const DraftForm = z.object({
  title: text.pipe(z.string().min(4, '名称至少4个字。').max(60, '名称最多60个字。')),
  year: z.coerce
    .number('请填写年度。')
    .int('请填写年度。')
    .min(2010, '应是2010年以后。')
    .max(2100, '应是2100年以前。'),
  copyOf: fields.optional(fields.code).transform((id) => id ?? null),
});

const direction = z.enum(['UP', 'DOWN']);
/** One button of the outline: what it does, and to which chapter or lesson. */
export const OutlineForm = z.discriminatedUnion('what', [
  z.object({ what: z.literal('ADD_CHAPTER'), title }),
  z.object({ what: z.literal('RENAME_CHAPTER'), chapterId: fields.code, title }),
  z.object({ what: z.literal('REMOVE_CHAPTER'), chapterId: fields.code }),
  z.object({ what: z.literal('MOVE_CHAPTER'), chapterId: fields.code, direction }),
  z.object({ what: z.literal('ADD_LESSON'), chapterId: fields.code, title }),
  z.object({ what: z.literal('REMOVE_LESSON'), lessonId: fields.code }),
  z.object({ what: z.literal('MOVE_LESSON'), lessonId: fields.code, direction }),
]);

const lessonFields = z.object({
  basedOn: z.string().max(16),
  title,
  summary: text.pipe(z.string().max(200, '摘要最多200个字。')),
  minutes: z.coerce
    .number('请填写分钟数。')
    .int('请填写整数。')
    .min(1, '至少1分钟。')
    .max(600, '最多600分钟。'),
  /** What the editor sends; left out without a script. */
  body: z.string().max(900_000, '课文太长，请分成几课。').default(''),
  bodyMarkdown: z.string().max(200_000, '课文太长，请分成几课。').default(''),
  /** Of a published lesson alone. */
  reason: text.pipe(z.string().max(200, '最多200个字。')),
});

/** The words of a lesson: its text out of the editor, or in Markdown without a script. */
export const LessonForm = lessonFields.transform(({ body, bodyMarkdown, ...words }, context) => {
  const document = body === '' ? fromMarkdown(bodyMarkdown) : parseDocument(body);
  if (document) return { ...words, document };
  context.addIssue({
    code: 'custom',
    path: ['bodyMarkdown'],
    message: '课文太长或嵌套太深，请分成几课，或减少列表的层次。',
  });
  return z.NEVER;
});

export const FormulaQuery = z.object({
  tex: z.string().max(500),
  display: fields.optional(z.literal('yes')),
});

export const PictureForm = z.object({
  picture: uploadField({
    kinds: ['jpg', 'png', 'other'],
    megabytes: 10,
    missing: '请选择一张图片。',
    wrong: '请选择 JPG、PNG 或 WebP 图片。',
  }),
  alt: text.pipe(z.string().min(2, '请写明图上有什么，至少2个字。').max(200, '最多200个字。')),
});

export const ReasonForm = z.object({ reason: fields.reason() });
