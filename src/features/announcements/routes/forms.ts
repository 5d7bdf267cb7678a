import { z } from 'zod';
import { officerRoles } from '../../../kernel/actor.ts';
import { fields, uploadField } from '../../../platform/http/index.ts';
import { kinds } from '../rules/announcement.ts';

export const IdParams = fields.idParams;
export const FileParams = z.object({ id: fields.id, fileId: fields.id });

export const ListQuery = z.object({
  kind: fields.choice(kinds),
  words: fields.words,
  page: fields.page,
});

const { text } = fields;
const optional = text.transform((value) => value || null);
const many = fields.list();
const file = uploadField({
  kinds: ['pdf', 'jpg', 'png', 'zip'],
  megabytes: 20,
  wrong: '附件请用 PDF、图片，或者 Word、Excel、压缩包。',
});

export const DraftForm = z
  .object({
    kind: z.enum(kinds, '请选择种类。'),
    documentNo: optional.pipe(z.string().max(60, '文号最多60个字。').nullable()),
    title: text.pipe(z.string().min(4, '标题至少4个字。').max(100, '标题最多100个字。')),
    body: text.pipe(
      z.string().min(10, '请写正文，至少10个字。').max(50_000, '正文太长，请用附件。'),
    ),
    validFrom: text.pipe(z.iso.date('请填写生效日期。')),
    validTo: optional.pipe(z.iso.date('日期不对。').nullable()),
    audienceRoles: many.pipe(z.array(z.enum(['LEARNER', ...officerRoles]))),
    audienceJurisdictionId: optional,
    asksReceipt: fields.ticked,
    file1: file,
    file2: file,
  })
  .refine(({ validFrom, validTo }) => validTo === null || validTo >= validFrom, {
    path: ['validTo'],
    message: '失效日期不能早于生效日期。',
  });

export const PublishForm = z.object({ replaces: optional.pipe(z.uuid('请重新选择。').nullable()) });

export const ReasonForm = z.object({ reason: fields.reason() });
