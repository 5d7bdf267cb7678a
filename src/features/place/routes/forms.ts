import { z } from 'zod';
import { fields } from '../../../platform/http/index.ts';
import type { TextTemplate } from '../../../platform/place.ts';
import { type LineFault, readDays } from '../rules/holidays.ts';
import { consentKinds } from '../rules/privacy-notice.ts';
import { faultsOfText, sentenceOf } from '../rules/texts.ts';

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

export const HolidaysQuery = z.object({ year: fields.year });

const faultWords: Record<LineFault['because'], string> = {
  form: '没有看懂，请写成“2027-10-01 休 国庆节”',
  day: '没有这一天，或者一段超过 31 天',
  year: '不是这一年的日子',
  twice: '和前面的日子重复',
};

/** The days of a year as a list; each line that cannot be read is named. */
export const HolidaysForm = z
  .object({
    year: z.coerce.number('请选择年份。').int().min(2000).max(2100),
    days: lines,
    reason: fields.reason(),
  })
  .transform(({ year, days: text, reason }, context) => {
    const { days, faults } = readDays(text, year);
    if (days.length === 0 && faults.length === 0)
      context.addIssue({ code: 'custom', path: ['days'], message: '请至少写一个放假的日子。' });
    if (faults.length > 0) {
      const named = faults
        .slice(0, 5)
        .map(({ line, text: typed, because }) => `第 ${line} 行“${typed}”${faultWords[because]}`);
      context.addIssue({ code: 'custom', path: ['days'], message: `${named.join('；')}。` });
    }
    return { year, days, reason };
  });

/** Other words for a text: with its placeholders, and no others. */
export const wordingForm = (template: TextTemplate) =>
  z
    .object({
      subject:
        template.subject === undefined
          ? fields.text.transform(() => undefined)
          : fields.text.pipe(z.string().min(2, '请填写标题。').max(60, '标题最多 60 个字。')),
      text: lines.pipe(z.string().min(6, '正文至少 6 个字。').max(400, '正文最多 400 个字。')),
      reason: fields.reason(),
    })
    .superRefine((words, context) => {
      const faults = faultsOfText(template, words).map(sentenceOf);
      if (faults.length > 0)
        context.addIssue({ code: 'custom', path: ['text'], message: faults.join('') });
    });
