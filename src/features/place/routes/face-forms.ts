import { z } from 'zod';
import { fields, uploadField } from '../../../platform/http/index.ts';
import { contrastFaults } from '../rules/colours.ts';

const line = (missing: string, most: number) =>
  fields.text.pipe(z.string().min(2, missing).max(most, `最多 ${most} 个字。`));

export const NamesForm = z.object({
  name: line('请填写平台名称，至少 2 个字。', 12),
  note: line('请填写名称旁的一行字。', 24),
  line: line('请填写页脚的一行字。', 40),
});

/** A colour that is readable wherever it is used; else where it is not. */
const colour = (when: 'day' | 'night') =>
  fields.text
    .transform((typed) => typed.toLowerCase())
    .pipe(z.string().regex(/^#[\da-f]{6}$/, '请填写形如 #0f5f5c 的颜色。'))
    .superRefine((typed, context) => {
      const faults = contrastFaults(typed, when).map(
        ({ where, contrast }) => `${where}只有 ${contrast.toFixed(1)}:1`,
      );
      if (faults.length > 0)
        context.addIssue({
          code: 'custom',
          message: `看不清，要达到 4.5:1：${faults.join('；')}。请选${when === 'day' ? '更深' : '更浅'}的颜色。`,
        });
    });

export const ColoursForm = z.object({ day: colour('day'), night: colour('night') });

const number = (form: RegExp, message: string) =>
  fields.text
    .pipe(z.string().max(40, '最多 40 个字。'))
    .refine((typed) => typed === '' || form.test(typed), message);

export const FooterForm = z.object({
  sponsor: fields.text.pipe(z.string().max(60, '最多 60 个字。')),
  icp: number(/ICP备\d+号/, '应形如 渝ICP备12345678号-1。'),
  police: number(/公网安备\s*\d{14}号/, '应形如 渝公网安备50010302000000号。'),
});

export const MarkForm = z.object({
  mark: uploadField({
    kinds: ['png', 'text', 'other'],
    megabytes: 1,
    missing: '请选择一张图片。',
    wrong: '请上传 PNG 或 SVG 图片。',
  }),
});
