import { z } from 'zod';
import { creditCodeSentences, parseCreditCode } from '../../../kernel/credit-code.ts';
import { idDocumentTypes, idNumberSentences, parseIdNumber } from '../../../kernel/id-number.ts';
import { yuanToFen } from '../../../kernel/money.ts';
import { parsePersonName, personNameSentences } from '../../../kernel/person-name.ts';
import { parsePhone, phoneSentences } from '../../../kernel/phone-number.ts';
import { gatewayIds } from '../../../platform/gateways/index.ts';
import { fields, uploadField } from '../../../platform/http/index.ts';
import type { Corrections, LearnerProfile } from '../../people/index.ts';
import { counterMethods } from '../rules/payment.ts';

export const { idParams } = fields;
export const orderParams = z.object({ orderId: fields.id });
export const groupLineParams = z.object({ id: fields.id, orderId: fields.id });
export const billParams = z.object({ billNo: z.string().regex(/^[\dA-Z-]{4,40}$/) });
export const wrongAmountParams = z.object({
  gateway: z.enum(gatewayIds),
  tradeNo: z.string().max(64),
});
/** The button of a way to pay; none: the first one offered. */
export const gatewayForm = z.object({ gateway: fields.choice(gatewayIds) });
/** WeChat returns to our pay page with a code for the payer. */
export const payQuery = z.object({ code: fields.optional(z.string().max(200)) });
/** Whether a transfer recorded at the counter is the money of a bank line. */
export const counterTransferForm = z.object({
  paymentId: z.uuid('请选择窗口登记的一笔转账。'),
  same: z.enum(['yes', 'no'], '请选择是不是同一笔。'),
});
export const dayQuery = z.object({ day: fields.day });
export const refundsQuery = z.object({ view: fields.choice(['done']) });
export const newGroupQuery = z.object({
  topic: fields.filter,
  show: fields.choice(['selected', 'unselected']),
});
export const bankViewQuery = z.object({ view: fields.choice(['all']) });
export const bankLineQuery = z.object({
  code: fields.optional(z.string().trim().max(40)),
});

const { text } = fields;
const many = fields.list(20_000);
const ids = many.transform((values) => values.filter((id) => fields.id.safeParse(id).success));
const note = (message: string) => text.pipe(z.string().min(4, message).max(300, '最多 300 个字。'));
const sheet = {
  // The reader of tables says what another file is, and what to do.
  kinds: ['zip', 'text', 'other'] as const,
  megabytes: 10,
  wrong: '请选择 xlsx 或 csv 表格。',
};

/** Returns what adds an error at a field to a check. */
const faultsOf = (context: z.RefinementCtx) => (path: string, message: string) =>
  context.addIssue({ code: 'custom', path: [path], message });

export const searchForm = z.object({
  text: text.pipe(z.string().min(1, '请输入完整的证件号码或手机号。').max(60)),
});

/** What a clerk compares, by the name of its checkbox. */
export const comparedItems = ['name', 'idNumber', 'phone', 'district', 'work', 'title'] as const;
export type ComparedItem = (typeof comparedItems)[number];

/** The form of the payment as far as it is filled in, when the whole number is asked for. */
export const tickedItemsForm = z.object({
  agrees: many,
  topicId: text,
  method: text,
  select: text,
});

/** Taking money at the counter; `checked` data need no second comparison. */
export const counterPaymentForm = (checked: boolean) =>
  z
    .object({ agrees: many, topicId: text, method: text, select: text })
    .transform((typed, context) => {
      const fault = faultsOf(context);
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
      const fault = faultsOf(context);
      const changes: Corrections = {};
      const name = parsePersonName(typed.name);
      if (!name.ok) fault('name', personNameSentences[name.because]);
      else if (name.name !== learner.name) changes.name = name.name;
      if (typed.idNumber !== '') {
        const type = idDocumentTypes.find((one) => one === typed.idDocumentType) ?? 'RESIDENT_ID';
        const number = parseIdNumber(type, typed.idNumber, now);
        if (!number.ok) fault('idNumber', idNumberSentences[number.because]);
        else Object.assign(changes, { idDocumentType: type, idNumber: number.canonical });
      }
      if (typed.phone !== '') {
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
    const answer = typed.note.slice(0, 300);
    if (typed.decision === 'reject' && answer.length < 4)
      faultsOf(context)('note', '请写明不同意的原因，至少 4 个字。');
    return { agreed: typed.decision === 'agree', note: answer };
  });

/** Whom a receipt is made out to: the person, or a unit with its credit code (Q15, E22). */
export const receiptTitleForm = (personName: string) =>
  z.object({ kind: text, title: text, creditCode: text }).transform((typed, context) => {
    if (typed.kind !== 'UNIT') return { title: personName, creditCode: null };
    const fault = faultsOf(context);
    const { title } = typed;
    if (title.length < 4 || title.length > 80) fault('title', '请填写单位全称，4 至 80 个字。');
    const code = parseCreditCode(typed.creditCode);
    if (!code.ok) fault('creditCode', creditCodeSentences[code.because]);
    return { title, creditCode: code.ok ? code.code : null };
  });

export const dayForm = (today: string) =>
  z.object({
    day: text.refine(
      (day) => z.iso.date().safeParse(day).success && day <= today,
      '请选择今天或以前的日期。',
    ),
  });

/** People ticked for a group order, or everybody eligible. */
export const pickedForm = z
  .object({
    topicId: fields.optional(fields.code).transform((code) => code ?? ''),
    who: ids,
    all: text,
  })
  .transform(({ topicId, who, all: everybody }, context) => {
    const fault = faultsOf(context);
    if (topicId === '') fault('topicId', '请选择课程。');
    const all = everybody === 'yes';
    if (!all && who.length === 0) fault('who', '请至少选择一个人。');
    return { topicId, who, all };
  });

/** People ticked, none included. */
export const namedForm = z.object({ who: ids });

/** A list of identity numbers: pasted, or in a file. */
export const listForm = z
  .object({ topicId: text, numbers: text, file: uploadField(sheet).optional() })
  .refine(({ numbers, file }) => numbers !== '' || file !== undefined, {
    path: ['numbers'],
    message: '请粘贴证件号码，或者选择名单文件。',
  });

export const bankFileForm = z.object({
  file: uploadField({ ...sheet, megabytes: 20, missing: '请选择银行明细文件。' }),
});

export const bankUseForm = z
  .object({ groupOrderId: z.uuid('请选择集体订单。'), who: ids, looked: fields.ticked })
  .refine(({ who }) => who.length > 0, {
    path: ['who'],
    message: '请勾选这笔款为哪些人支付。',
  });

export const bankReturnForm = z.object({
  amount: text.transform((typed, context) => {
    const fen = yuanToFen(typed);
    if (fen !== null && fen > 0) return fen;
    context.addIssue({ code: 'custom', message: '请填写退回的金额，例如 70.00。' });
    return z.NEVER;
  }),
  note: text.pipe(z.string().min(4, '请写明退到哪里、凭据，至少 4 个字。').max(300)),
});

export const doubtForm = z
  .object({ decision: z.enum(['BOOKED', 'DROPPED'], '请选择入账还是不入账。'), note: text })
  .transform((typed, context) => {
    const answer = typed.note.slice(0, 300);
    if (typed.decision === 'DROPPED' && answer.length < 4)
      faultsOf(context)('note', '请写明为什么不入账，至少 4 个字。');
    return { decision: typed.decision, note: answer };
  });

export const doubtParams = z.object({ id: fields.id, doubtId: fields.id });
export const bankUseParams = z.object({ id: fields.id, useId: fields.id });
export const bankFileQuery = z.object({ page: fields.page });

export const bankNoteForm = z.object({ text: text.pipe(z.string().max(300)) });

export const payeeAccountForm = z.object({
  holder: text.pipe(z.string().min(4, '请填写户名全称。').max(80)),
  bank: text.pipe(z.string().min(4, '请填写开户银行和网点。').max(80)),
  accountNo: text.pipe(z.string().regex(/^[\d -]{8,40}$/, '账号是 8 至 40 位数字。')),
  reason: fields.reason(),
});
