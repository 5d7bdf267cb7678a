import { z } from 'zod';
import { fields, type Upload, uploadField } from '../../../platform/http/index.ts';
import { mostMegabytes } from '../rules/package.ts';

export const LessonParams = z.object({ id: fields.code, lessonId: fields.code });
export const PackageParams = LessonParams.extend({ packageId: fields.id });
export const PlayParams = z.object({ enrolmentId: fields.id, lessonId: fields.code });

/** Of a version that was studied; without one, of the lesson as it is. */
export const PlayForm = z.object({ version: z.coerce.number().int().min(1).optional() });

const file: z.ZodType<Upload> = uploadField({
  kinds: ['zip'],
  megabytes: mostMegabytes,
  missing: '请选择课件的 ZIP 文件。',
  wrong: '请选择 ZIP 文件：课件工具“发布为 SCORM”得到的那一个。',
});
export const PackageForm = z.object({ file });
export const ChangeForm = z.object({
  reason: fields.text.pipe(z.string().max(200, '最多200个字。')),
});
