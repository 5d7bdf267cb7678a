import { z } from 'zod';
import { fields } from '../../../platform/http/index.ts';
import { changeViews } from '../queries/score-changes.ts';
import { correctionKinds, namesAnswers, passRules } from '../rules/score-correction.ts';

export const IdParams = fields.idParams;
export const ListQuery = z.object({ page: fields.page });
export const ChangesQuery = z.object({
  view: fields.choiceOr(changeViews, 'PASS'),
  page: fields.page,
});

/** A question of a topic, chosen by its words; and the complaint that led here. */
export const QuestionQuery = z.object({
  topic: fields.filter,
  words: fields.words,
  question: fields.optional(z.string().max(120)),
  complaint: fields.optional(z.uuid()),
});

/** A correction as drafted. */
export const DraftForm = z
  .object({
    topic: z.string().min(1, '请选择专题。').max(60),
    question: z.string().min(1, '请选择题目。').max(120),
    complaint: fields.optional(z.uuid()),
    kind: z.enum(correctionKinds, '请选择更正的方式。'),
    accepted: fields.list(20),
    rule: z.enum(passRules, '请选择对已合格者的处理。'),
    ground: fields.reason({ least: 5, most: 500 }),
  })
  .refine(({ kind, accepted }) => !namesAnswers(kind) || accepted.length > 0, {
    path: ['accepted'],
    message: '请选择正确答案。',
  });

export const UndoForm = z.object({ reason: fields.reason({ least: 5 }) });
