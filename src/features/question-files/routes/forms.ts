import { z } from 'zod';
import { fields, uploadField } from '../../../platform/http/index.ts';
import { shown } from '../queries/imports.ts';
import { exportFormats, mostMegabytes } from '../rules/question-import.ts';

export const ListQuery = z.object({ topic: fields.filter });
export const ItemsQuery = z.object({ show: fields.choiceOr(shown, 'GOOD'), page: fields.page });

export const TakeForm = z.object({
  topicId: fields.code,
  file: uploadField({
    kinds: ['zip', 'text', 'other'],
    megabytes: mostMegabytes,
    missing: '请选择一份题目文件。',
    wrong: '请选择表格、Word、文本、GIFT、Aiken、Moodle XML 或 QTI 题包。',
  }),
  lessonId: fields.text.pipe(z.string().min(1, '请选择没有写明课的题归入哪一课。')),
  usage: z.enum(['EXAM', 'PRACTICE', 'BOTH'], '请选择这些题的用途。'),
});

export const ImportForm = z.object({ similar: fields.ticked });
export const UndoForm = z.object({ because: fields.reason() });

export const ExportParams = z.object({ topicId: fields.code, format: z.enum(exportFormats) });
export const ExportQuery = z.object({
  extent: fields.choiceOr(['RELEASED', 'NEWEST'], 'RELEASED'),
});
