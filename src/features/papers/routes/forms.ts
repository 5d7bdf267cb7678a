import { z } from 'zod';
import { fields } from '../../../platform/http/index.ts';
import { QuestionKind } from '../../assessment/index.ts';
import type { PaperLine } from '../rules/paper-line.ts';

export const IdParams = fields.idParams;
export const TopicParams = z.object({ topicId: fields.code });
export const VariantParams = z.object({
  id: fields.id,
  no: z.coerce.number().int().min(1).max(200),
});
export const KeyQuery = z.object({ key: fields.choice(['yes']) });

/** Rows of the form of a set. */
export const lineRows = 16;

/** Ids of questions, or the addresses of their pages. */
const ids = z
  .string()
  .max(4000, '最多4000个字。')
  .default('')
  .transform((text) => [
    ...new Set(
      text
        .split(/[\s,，、;；]+/)
        .filter(Boolean)
        .map(lastPart),
    ),
  ]);

const lastPart = (address: string) => address.split('/').at(-1) ?? '';

const whole = (most: number) => z.coerce.number().int().min(1).max(most);

/** One row: its kind is chosen, or it is left out. */
const Line = z.object({
  kind: z.enum([...QuestionKind.options, 'GROUP']),
  lessonId: fields.optional(fields.code),
  pointId: fields.optional(fields.id),
  difficulty: fields.optional(whole(3)),
  count: whole(200),
  points: whole(100),
  each: fields.optional(whole(20)),
});

/**
 * The set as typed: row n is `kind_n`, `lesson_n`, `point_n`, `difficulty_n`, `count_n`,
 * `points_n`, `each_n`.
 */
export const DrawForm = z
  .looseObject({
    variants: z.coerce
      .number('请填写套数。')
      .int('请填写整数。')
      .min(1, '至少1套。')
      .max(50, '最多50套。'),
    pinned: ids,
    unshuffled: ids,
  })
  .transform((form, context) => {
    const lines: PaperLine[] = [];
    for (let row = 1; row <= lineRows; row += 1) {
      const text = (name: string) => form[`${name}_${row}`];
      if (!text('kind')) continue;
      const line = Line.safeParse({
        ...{ kind: text('kind'), lessonId: text('lesson'), difficulty: text('difficulty') },
        pointId: text('point'),
        ...{ count: text('count'), points: text('points'), each: text('each') },
      });
      if (!line.success || (line.data.kind === 'GROUP' && line.data.each === undefined)) {
        const message = `第${row}行没有填全：数量、每题分值要是整数，案例还要写每个案例几题。`;
        context.addIssue({ code: 'custom', path: [`count_${row}`], message });
        continue;
      }
      const { kind, lessonId = null, pointId = null, difficulty = null } = line.data;
      const { count, points, each } = line.data;
      const questionsEach = kind === 'GROUP' ? (each ?? null) : null;
      lines.push({ kind, questionsEach, lessonId, pointId, difficulty, count, points });
    }
    if (lines.length === 0)
      context.addIssue({ code: 'custom', path: ['form'], message: '至少填一行。' });
    const { variants, pinned, unshuffled } = form;
    return { lines, variants, pinned, unshuffled };
  });

export const AdoptionForm = z.object({ reason: fields.reason({ least: 4 }) });
