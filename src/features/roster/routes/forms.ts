import { z } from 'zod';
import { idDocumentTypes, idNumberSentences, parseIdNumber } from '../../../kernel/id-number.ts';
import { parsePersonName, personNameSentences } from '../../../kernel/person-name.ts';
import { fields, sealedWords, type Upload, uploadField } from '../../../platform/http/index.ts';
import { readDayText } from '../../../platform/spreadsheets/index.ts';
import { affiliationEndReasons } from '../../people/index.ts';
import { rosterViews } from '../rules/roster-entry.ts';

const text = z.string().default('');
const many = fields.list(200);
const format = fields.choiceOr(['xlsx', 'csv'], 'xlsx');
const reason = text.pipe(
  z.string().trim().min(4, '请写明原因，至少 4 个字。').max(300, '原因最多 300 个字。'),
);
const place = text.pipe(z.string().trim().max(60, '最多 60 个字。'));

export const { idParams } = fields;
export const formatQuery = z.object({ format });

export const rosterQuery = z.object({
  view: fields.choice(rosterViews),
  who: sealedWords,
  after: fields.after,
});
export const rosterFileQuery = z.object({ view: fields.choiceOr(rosterViews, 'CURRENT'), format });

export const chosenForm = z.object({
  id: many.pipe(z.array(fields.id).min(1, '请先在名单里勾选人员。')),
});
export const rejectionForm = z.object({ id: chosenForm.shape.id, reason });

const dayUntil = (today: string, words: string) =>
  text.transform((typed, context) => {
    const read = readDayText(typed);
    if ('day' in read && read.day <= today) return read.day;
    context.addIssue({ code: 'custom', message: words });
    return z.NEVER;
  });

export const endForm = (today: string) =>
  z.object({
    on: dayUntil(today, '请填写离开的日期，不晚于今天。'),
    reason: z.enum(affiliationEndReasons, '请选择离开的原因。'),
  });

/** Days of a membership; the last one only where it has ended. */
export const correctionForm = (today: string, ended: boolean) =>
  z.object({
    from: dayUntil(today, '请填写开始的日期，不晚于今天。'),
    to: ended
      ? dayUntil(today, '请填写离开的日期，不晚于今天。')
      : z.unknown().transform(() => null),
    department: place,
    post: place,
  });

export const transferRequestForm = (now: Date, today: string) =>
  z
    .object({
      name: text,
      idDocumentType: text,
      idNumber: text,
      from: dayUntil(today, '请填写开始的日期，不晚于今天。'),
      department: place,
      post: place,
    })
    .transform((typed, context) => {
      const fault = (field: string, message: string) =>
        context.addIssue({ code: 'custom', path: [field], message });
      const type = idDocumentTypes.find((one) => one === typed.idDocumentType);
      if (!type) fault('idDocumentType', '请选择证件类型。');
      const number = parseIdNumber(type ?? 'RESIDENT_ID', typed.idNumber, now);
      if (!number.ok) fault('idNumber', idNumberSentences[number.because]);
      const name = parsePersonName(typed.name);
      if (!name.ok) fault('name', personNameSentences[name.because]);
      const { from, department, post } = typed;
      return {
        name: name.ok ? name.name : '',
        idNumber: number.ok ? number.canonical : '',
        from,
        department,
        post,
      };
    });

export const acceptanceForm = (today: string) =>
  z.object({ from: dayUntil(today, '请填写开始的日期，不晚于今天。') });
export const departureForm = (today: string) =>
  z.object({ on: dayUntil(today, '请填写离开的日期，不晚于今天。') });
export const objectionForm = z.object({ reason });
export const closingForm = z.object({
  closing: z.enum(['KEPT', 'UNDONE'], '请选择维持还是退回。'),
  reason,
});

export const uploadForm = z
  .object({
    file: uploadField({
      // The reader of tables says what another file is, and what to do.
      kinds: ['zip', 'text', 'other'],
      megabytes: 20,
      missing: '请选择要导入的名单文件。',
      wrong: '请选择 xlsx 或 csv 表格。',
    }),
    unit: text.pipe(z.string().trim().max(120)),
  })
  // A form without a file was refused above.
  .transform(({ file, unit }) => ({ file: file as Upload, unit }));

export const orderForm = z.object({
  rows: z.enum(['ALL', 'RIGHT'], '请选择导入全部还是只导入正确的行。'),
  /** Rows whose number the importer compared with the document. */
  confirmed: fields
    .list(1000)
    .transform((rows) => rows.filter((row) => /^\d{1,7}$/.test(row)).map(Number)),
});
