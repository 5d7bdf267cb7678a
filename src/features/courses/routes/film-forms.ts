import { z } from 'zod';
import { fields, type Upload, uploadField } from '../../../platform/http/index.ts';
import { mostCues, readClock } from '../rules/film/captions.ts';
import { LessonParams } from './forms.ts';

export const FilmParams = LessonParams.extend({ filmId: fields.id });
export const UploadParams = LessonParams.extend({ uploadId: fields.id });

/** A film that comes whole with the form; larger ones come part by part. */
export const mostMegabytesAtOnce = 100;

export const FilmForm: z.ZodType<{ film: Upload }> = z.object({
  film: uploadField({
    kinds: ['other', 'text', 'jpg', 'png', 'pdf', 'zip'],
    megabytes: mostMegabytesAtOnce,
    missing: '请选择视频文件。',
    wrong: '请选择视频文件。',
  }),
});

const { text } = fields;
const reason = text.pipe(z.string().max(200, '最多200个字。'));

/** Why the film of a published lesson is changed; of a draft nothing is asked. */
export const ChangeForm = z.object({ reason });

export const CaptionsFileForm = z.object({
  basedOn: z.string().max(500),
  captions: uploadField({
    kinds: ['text'],
    megabytes: 2,
    missing: '请选择字幕文件。',
    wrong: '请选择 WebVTT（.vtt）或 SRT（.srt）字幕文件。',
  }),
  reason,
});

const column = fields.list(mostCues + 20);

/** The rows of the editor; those left empty are none. */
export const CaptionsForm = z
  .object({ basedOn: z.string().max(500), from: column, to: column, text: column, reason })
  .transform(({ from, to, text: said, ...rest }, context) => {
    const cues = from.flatMap((one, at) => {
      const row = { from: one.trim(), to: (to[at] ?? '').trim(), text: (said[at] ?? '').trim() };
      return row.from || row.to || row.text ? [{ ...row, at }] : [];
    });
    const read = cues.map((row) => {
      const [begins, ends] = [readClock(row.from), readClock(row.to)];
      if (begins === null || ends === null)
        context.addIssue({
          code: 'custom',
          path: [`row${row.at}`],
          message: `第${row.at + 1}行：时间写成 分:秒，例如 1:05.5。`,
        });
      return { from: begins ?? 0, to: ends ?? 0, text: row.text, at: row.at };
    });
    if (read.length > mostCues)
      context.addIssue({ code: 'custom', path: ['form'], message: `字幕最多${mostCues}条。` });
    return { ...rest, cues: read };
  });
