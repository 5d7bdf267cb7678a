import { z } from 'zod';
import { fields, uploadField } from '../../../platform/http/index.ts';

export const IdParams = fields.idParams;
export const ListQuery = z.object({ page: fields.page });

export const UploadForm = z.object({
  source: fields.reason({
    least: 5,
    most: 200,
    missing: '请写明成绩的来源和依据的文件，至少5个字。',
  }),
  file: uploadField({
    kinds: ['zip', 'text', 'other'],
    megabytes: 10,
    missing: '请选择名单文件。',
    wrong: '请上传 xlsx、xls 或 csv 文件。',
  }),
});

export const DoubtsForm = z.object({
  rows: fields
    .list(20_000)
    .transform((rows) => rows.map(Number).filter((row) => Number.isInteger(row) && row > 0)),
});

export const RevocationForm = z.object({
  result: z.uuid('请选择要撤销的成绩。'),
  reason: fields.reason({ least: 5 }),
});
