import { z } from 'zod';
import { fields } from '../../../platform/http/index.ts';

/** The address of a page of this product, without its query. */
const path = z.string().regex(/^\/(?!\/)[\w/-]{0,199}$/, '没有这个页面。');
const query = z.string().max(1000, '筛选太长了。').default('');

export const ViewForm = z.object({
  path,
  query,
  name: z.string().trim().min(1, '请给视图起个名字。').max(20, '最多20个字。'),
});

export const DeletionForm = z.object({ id: fields.id });

export const ColumnsForm = z.object({ path, query, column: fields.list(60) });
