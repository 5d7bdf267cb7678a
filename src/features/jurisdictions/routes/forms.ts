import { z } from 'zod';
import { fields } from '../../../platform/http/index.ts';

const day = z.iso.date('请填写日期。');
const words = (missing: string) =>
  fields.text.pipe(z.string().min(2, missing).max(30, '最多 30 个字。'));
const chosen = (missing: string) => fields.text.pipe(z.string().min(1, missing).max(60));

const names = { name: words('请填写区县的全称。'), shortName: words('请填写简称。') };
const decided = { effectiveOn: day, reason: fields.reason() };

export const AddForm = z.object({
  id: fields.text.pipe(
    z.string().regex(/^[a-z]{2,4}-[a-z]{2,20}$/, '代号由小写字母组成，例如 cq-xinqu。'),
  ),
  ...names,
  ...decided,
});

export const RenameForm = z.object({ ofId: chosen('请选择区县。'), ...names, ...decided });

export const MergeForm = z.object({
  fromId: chosen('请选择要撤销的区县。'),
  intoId: chosen('请选择并入的区县。'),
  ...decided,
});

export const PreviewQuery = z.object({ from: fields.filter, into: fields.filter });
export const ReasonForm = z.object({ reason: fields.reason() });
