import { z } from 'zod';
import { fields } from '../../../platform/http/index.ts';
import { consentKinds } from '../rules/privacy-notice.ts';

// Browsers send line ends of two characters.
const lines = fields.text.transform((typed) => typed.replaceAll('\r\n', '\n'));
const version = z.string().regex(/^\d{4}-\d{2}$/);

export const NoticeQuery = z.object({ version: fields.optional(version) });
export const VersionParams = z.object({ version });

export const DraftForm = z.object({
  body: lines.pipe(z.string().min(100, '正文至少 100 个字。').max(20_000, '正文最多 20000 个字。')),
  changes: lines.pipe(
    z.string().min(4, '请用一两句话写明改了什么，学员会看到。').max(2000, '最多 2000 个字。'),
  ),
  consent: z.enum(consentKinds, '请选择要不要征求同意。'),
  validFrom: z.iso.date('请填写从哪天起适用。'),
});

export const ReasonForm = z.object({ reason: fields.reason() });
