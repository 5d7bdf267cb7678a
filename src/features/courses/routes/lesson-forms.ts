import { z } from 'zod';
import { fields, uploadField } from '../../../platform/http/index.ts';
import { type Choice, choices } from '../rules/merge.ts';
import { parseDocument } from '../rules/text/check.ts';
import { fromMarkdown } from '../rules/text/from-markdown.ts';
import { LessonParams, lessonTitle } from './forms.ts';

const { text } = fields;

export const LessonVersionParams = LessonParams.extend({
  version: z.coerce.number().int().min(1).max(100_000),
});

const lessonFields = z.object({
  /** The version that the form was read from. */
  basedOn: z.coerce.number().int().min(1),
  title: lessonTitle,
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

type LessonFields = z.infer<typeof lessonFields>;

/** The text of a form: out of the editor, or in Markdown without a script. */
function withDocument<T extends Pick<LessonFields, 'body' | 'bodyMarkdown'>>(
  { body, bodyMarkdown, ...words }: T,
  context: z.RefinementCtx,
) {
  const document = body === '' ? fromMarkdown(bodyMarkdown) : parseDocument(body);
  if (document) return { ...words, document };
  context.addIssue({
    code: 'custom',
    path: ['bodyMarkdown'],
    message: '课文太长或嵌套太深，请分成几课，或减少列表的层次。',
  });
  return z.NEVER;
}

export const LessonForm = lessonFields.transform(withDocument);

const isChoice = (value: unknown): value is Choice => choices.some((one) => one === value);

/** What an author chose where a colleague saved meanwhile: `choice_<name of the conflict>`. */
export const MergeForm = lessonFields
  .extend({ startedFrom: z.coerce.number().int().min(1) })
  .loose()
  .transform((sent) => ({
    ...sent,
    chosen: Object.fromEntries(
      Object.entries(sent).flatMap(([name, value]) =>
        name.startsWith('choice_') && isChoice(value) ? [[name.slice(7), value]] : [],
      ),
    ),
  }))
  .transform(withDocument);

export const RestorationForm = lessonFields.pick({ basedOn: true });

/** What the editor sends while somebody types: nothing of it need be right yet. */
export const TypingBody = z.object({
  basedOn: z.int().min(1),
  title: z.string().max(200),
  summary: z.string().max(1000),
  minutes: z.string().max(20),
  body: z.unknown(),
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
