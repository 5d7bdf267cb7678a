import { z } from 'zod';
import { fields } from '../../../platform/http/index.ts';
import { standings } from '../../learner-years/index.ts';
import { exportKinds } from '../rules/export.ts';

const { year } = fields;
const member = fields.filter;

export const YearQuery = z.object({ year });
export const FigureQuery = z.object({
  year,
  place: member,
  industry: member,
  affiliation: member,
  level: member,
});
export const UnitsQuery = FigureQuery.extend({
  /** `<people>.<unit id>` of the last unit seen. */
  after: fields.optional(
    z
      .string()
      .regex(/^\d+\.[\w-]*$/)
      .transform((cursor) => {
        const [people, id = ''] = cursor.split('.');
        return { people: Number(people), id };
      }),
  ),
});
export const PeopleQuery = z.object({
  year,
  standing: fields.choiceOr(standings, 'NOT_ENROLLED'),
  after: fields.after,
});
export const ExamQuery = z.object({ topic: member });
export const IdParams = fields.idParams;
export const ExportForm = z.object({
  kind: z.enum(exportKinds, '请选择要导出的内容。'),
  format: z.enum(['xlsx', 'csv'], '请选择文件格式。'),
  year: z.coerce.number('请选择年度。').int().min(2000).max(2100),
});
