import { z } from 'zod';
import { creditCodeSentences, parseCreditCode } from '../../../kernel/credit-code.ts';
import { idDocumentTypes, idNumberSentences, parseIdNumber } from '../../../kernel/id-number.ts';
import { parsePersonName, personNameSentences } from '../../../kernel/person-name.ts';
import { parsePhone, phoneSentences } from '../../../kernel/phone-number.ts';
import { fields } from '../../../platform/http/index.ts';
import type { Corrections, LearnerProfile } from '../../people/index.ts';
import { counterMethods } from '../rules/payment.ts';

export const { idParams } = fields;
export const orderParams = z.object({ orderId: fields.id });
export const dayQuery = z.object({
  day: z.iso.date().optional().catch(undefined),
});

const text = z.string().catch('');

export const searchForm = z.object({
  text: text.pipe(z.string().trim().min(1, '请输入完整的证件号码或手机号。').max(60)),
});

/** What a clerk compares, by the name of its checkbox. */
export const comparedItems = ['name', 'idNumber', 'phone', 'district', 'work', 'title'] as const;
export type ComparedItem = (typeof comparedItems)[number];

const many = z
  .union([z.string().transform((one) => [one]), z.array(z.string())])
  .catch([] as string[]);

/** Taking money at the counter; `checked` data need no second comparison. */
export const counterPaymentForm = (checked: boolean) =>
  z
    .object({ agrees: many, topicId: text, method: text, select: text })
    .transform((typed, context) => {
      const fault = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message });
      if (!checked && comparedItems.some((item) => !typed.agrees.includes(item)))
        fault('agrees', '请逐项核对，全部一致后再收款；不一致的先更正或退回。');
      const [topicId = '', selecting] = typed.topicId.split('|');
      if (topicId === '') fault('topicId', '请选择收款项目。');
      if (selecting === 'select' && typed.select !== 'yes')
        fault('select', '学员没有选报这门课程，需征得本人同意后勾选。');
      const method = counterMethods.find((one) => one === typed.method);
      if (!method) fault('method', '请选择收款方式。');
      return { topicId, method: method ?? 'CASH', select: typed.select === 'yes' };
    });

const note = (message: string) =>
  text.pipe(z.string().trim().min(4, message).max(300, '最多 300 个字。'));

/** Corrections on proof; a number or phone left empty stays as it is. */
export const correctionForm = (learner: LearnerProfile, now: Date) =>
  z
    .object({
      name: text,
      idDocumentType: text,
      idNumber: text,
      phone: text,
      districtId: text,
      note: note('请写明依据什么证件更正，至少 4 个字。'),
    })
    .transform((typed, context) => {
      const fault = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message });
      const changes: Corrections = {};
      const name = parsePersonName(typed.name);
      if (!name.ok) fault('name', personNameSentences[name.because]);
      else if (name.name !== learner.name) changes.name = name.name;
      if (typed.idNumber.trim() !== '') {
        const type = idDocumentTypes.find((one) => one === typed.idDocumentType) ?? 'RESIDENT_ID';
        const number = parseIdNumber(type, typed.idNumber, now);
        if (!number.ok) fault('idNumber', idNumberSentences[number.because]);
        else Object.assign(changes, { idDocumentType: type, idNumber: number.canonical });
      }
      if (typed.phone.trim() !== '') {
        const phone = parsePhone(typed.phone);
        if (!phone.ok) fault('phone', phoneSentences[phone.because]);
        else changes.phone = phone.phone;
      }
      if (typed.districtId === '') fault('districtId', '请选择工作所在的区县。');
      else if (typed.districtId !== learner.districtId) changes.districtId = typed.districtId;
      if (context.issues.length === 0 && Object.keys(changes).length === 0)
        fault('form', '没有需要更正的内容。');
      return { changes, note: typed.note };
    });

export const reasonForm = z.object({ reason: note('请写明原因，至少 4 个字。') });

export const decisionForm = z
  .object({ decision: z.enum(['agree', 'reject']), note: text })
  .transform((typed, context) => {
    const answer = typed.note.trim().slice(0, 300);
    if (typed.decision === 'reject' && answer.length < 4)
      context.addIssue({
        code: 'custom',
        path: ['note'],
        message: '请写明不同意的原因，至少 4 个字。',
      });
    return { agreed: typed.decision === 'agree', note: answer };
  });

/** Whom a receipt is made out to: the person, or a unit with its credit code (Q15, E22). */
export const receiptTitleForm = (personName: string) =>
  z.object({ kind: text, title: text, creditCode: text }).transform((typed, context) => {
    if (typed.kind !== 'UNIT') return { title: personName, creditCode: null };
    const fault = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    const title = typed.title.trim();
    if (title.length < 4 || title.length > 80) fault('title', '请填写单位全称，4 至 80 个字。');
    const code = parseCreditCode(typed.creditCode);
    if (!code.ok) fault('creditCode', creditCodeSentences[code.because]);
    return { title, creditCode: code.ok ? code.code : null };
  });

export const dayForm = z.object({ day: text.pipe(z.iso.date('请选择日期。')) });
