import { z } from 'zod';
import { type FormValues, fields } from '../../../platform/http/index.ts';
import { changeViews } from '../queries/score-changes.ts';
import { complaintKinds, complaintOutcomes } from '../rules/complaint.ts';
import { correctionKinds, passRules } from '../rules/score-correction.ts';

export const IdParams = fields.idParams;
export const ListQuery = z.object({ page: fields.page });
export const ChangesQuery = z.object({
  view: fields.choiceOr(changeViews, 'PASS'),
  page: fields.page,
});

const Version = z.coerce.number().int().min(1).max(10_000);

/** A question of a topic, chosen by its words; and the complaint that led here. */
export const QuestionQuery = z.object({
  topic: fields.filter,
  words: fields.words,
  question: fields.optional(z.string().max(120)),
  version: fields.optional(Version),
  complaint: fields.optional(z.uuid()),
});

/** A correction as drafted. */
export const DraftForm = z
  .looseObject({
    topic: z.string().min(1, '请选择专题。').max(60),
    question: z.string().min(1, '请选择题目。').max(120),
    version: Version.default(1),
    complaint: fields.optional(z.uuid()),
    kind: z.enum(correctionKinds, '请选择更正的方式。'),
    accepted: fields.list(20),
    rule: z.enum(passRules, '请选择对已合格者的处理。'),
    ground: fields.reason({ least: 5, most: 500 }),
  })
  .transform((form) => ({
    ...{ topic: form.topic, question: form.question, version: form.version },
    ...{ complaint: form.complaint, kind: form.kind, accepted: form.accepted },
    ...{ rule: form.rule, ground: form.ground },
    /** The fields of the answer's editor, of kinds that are not ticked. */
    edited: form as unknown as FormValues,
  }));

export const UndoForm = z.object({ reason: fields.reason({ least: 5 }) });

export const ComplaintForm = z
  .object({
    kind: z.enum(complaintKinds, '请选择异议的内容。'),
    itemNo: fields.optional(z.coerce.number('请选择题号。').int('请选择题号。').min(1).max(500)),
    text: fields.reason({ least: 5, most: 1000, missing: '请写明理由，至少5个字。' }),
  })
  .refine(({ kind, itemNo }) => kind === 'SCORE' || itemNo !== undefined, {
    path: ['itemNo'],
    message: '请选择题号。',
  });

export const ComplaintsQuery = z.object({
  state: fields.choiceOr(['ASKED', 'ANSWERED'], 'ASKED'),
  page: fields.page,
});

export const AnswerForm = z.object({
  outcome: z.enum(complaintOutcomes, '请选择处理结果。'),
  answer: fields.reason({ least: 5, most: 1000, missing: '请写明答复，至少5个字。' }),
});

export const TermForm = z.object({
  topic: z.string('请选择专题。').min(1, '请选择专题。').max(60),
  days: z.coerce
    .number('请填写天数。')
    .int('请填写整数。')
    .min(1, '至少1天。')
    .max(90, '最多90天。'),
});
