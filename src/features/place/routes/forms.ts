import { z } from 'zod';
import { fields } from '../../../platform/http/index.ts';
import { type LineFault, readDays } from '../rules/holidays.ts';
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
