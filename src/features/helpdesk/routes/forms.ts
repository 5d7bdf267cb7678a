import { z } from 'zod';
import { fields, uploadField } from '../../../platform/http/index.ts';
import { ratings } from '../rules/question.ts';

export const IdParams = fields.idParams;
export const FileParams = z.object({ id: fields.id, fileId: fields.id });

const { page } = fields;

export const ArticlesQuery = z.object({
  words: fields.words,
  topic: fields.filter,
  page,
});
export const QueueQuery = z.object({
  state: fields.choiceOr(['open', 'done'], 'open'),
  page,
});
export const PageQuery = z.object({ page });
export const NewQuery = z.object({ topic: z.string().max(40).default('') });

const { text } = fields;
const words = (least: string) => text.pipe(z.string().min(2, least).max(5000, '最多5000个字。'));
const file = uploadField({
  kinds: ['pdf', 'jpg', 'png'],
  megabytes: 10,
  wrong: '附件请用 PDF 或图片（JPG、PNG）。',
});

export const AskForm = z.object({
  topicCode: text.pipe(z.string().min(1, '请选择事项。')),
  title: text.pipe(z.string().min(4, '请用一句话说明，至少4个字。').max(80, '最多80个字。')),
  text: text.pipe(z.string().min(5, '请写清楚情况，至少5个字。').max(5000, '最多5000个字。')),
  file,
  /** Send the question although articles were suggested. */
  anyway: fields.ticked,
});

export const ReplyForm = z.object({ text: words('请写补充的内容。'), file });
export const ReopenForm = z.object({ text: words('请写还有什么没有解决。') });
export const RatingForm = z.object({ rating: z.enum(ratings, '请选择。') });
export const AnswerForm = z.object({
  text: words('请写答复或要问的内容。'),
  kind: fields.choiceOr(['ANSWER', 'ASK_BACK'], 'ANSWER'),
});
export const HandOverForm = z.object({
  organisationId: text.pipe(z.uuid('请选择转给哪个单位。')),
  reason: words('请写明为什么转。'),
});
export const ArticleForm = z.object({
  topicCode: text.pipe(z.string().min(1, '请选择事项。')),
  title: text.pipe(z.string().min(4, '标题至少4个字。').max(80, '标题最多80个字。')),
  body: text.pipe(z.string().min(10, '正文至少10个字。').max(20_000, '正文太长。')),
});
export const VoteForm = z.object({ helped: z.enum(['yes', 'no']) });
