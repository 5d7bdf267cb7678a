import { z } from 'zod';
import { yuanToFen } from '../../../kernel/money.ts';
import { fields, uploadField } from '../../../platform/http/index.ts';

const text = z.string().catch('');
const uuid = z.uuid();
const many = z
  .union([z.string().transform((one) => [one]), z.array(z.string())])
  .catch([] as string[])
  .transform((ids) => ids.filter((id) => uuid.safeParse(id).success));
const topicId = z
  .string()
  .regex(/^[\w-]{1,60}$/)
  .catch('');
const sheet = {
  kinds: ['zip', 'text'] as const,
  megabytes: 10,
  wrong: '请选择 xlsx 或 csv 表格。',
};

export const groupLineParams = z.object({ id: fields.id, orderId: fields.id });
export const newGroupQuery = z.object({
  topic: z.string().max(60).optional().catch(undefined),
  show: z.enum(['selected', 'unselected']).optional().catch(undefined),
});

/** People ticked for a group order, or everybody who can be paid for. */
export const pickedForm = z
  .object({ topicId, who: many, all: text })
  .transform((typed, context) => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (typed.topicId === '') fault('topicId', '请选择课程。');
    const all = typed.all === 'yes';
    if (!all && typed.who.length === 0) fault('who', '请至少选择一个人。');
    return { topicId: typed.topicId, who: typed.who, all };
  });

/** People ticked; none is an answer too. */
export const namedForm = z.object({ who: many });

/** A list of identity numbers: pasted, or in a file. */
export const listForm = z
  .object({ topicId, numbers: text, file: uploadField(sheet).optional() })
  .transform((typed, context) => {
    if (typed.numbers.trim() === '' && !typed.file)
      context.addIssue({
        code: 'custom',
        path: ['numbers'],
        message: '请粘贴证件号码，或者选择名单文件。',
      });
    return typed;
  });

export const bankFileForm = z.object({
  file: uploadField({ ...sheet, megabytes: 20, missing: '请选择银行明细文件。' }),
});

export const bankUseForm = z
  .object({ groupOrderId: z.uuid('请选择集体订单。'), who: many })
  .transform((typed, context) => {
    if (typed.who.length === 0)
      context.addIssue({ code: 'custom', path: ['who'], message: '请勾选这笔款为哪些人支付。' });
    return typed;
  });

export const bankReturnForm = z.object({
  amount: text.transform((typed, context) => {
    const fen = yuanToFen(typed);
    if (fen === null || fen === 0)
      context.addIssue({ code: 'custom', message: '请填写退回的金额，例如 70.00。' });
    return fen ?? 0;
  }),
  note: text.pipe(z.string().trim().min(4, '请写明退到哪里、凭据，至少 4 个字。').max(300)),
});

export const bankNoteForm = z.object({ text: text.pipe(z.string().trim().max(300)) });

export const payeeAccountForm = z.object({
  holder: text.pipe(z.string().trim().min(4, '请填写户名全称。').max(80)),
  bank: text.pipe(z.string().trim().min(4, '请填写开户银行和网点。').max(80)),
  accountNo: text.pipe(
    z
      .string()
      .trim()
      .regex(/^[\d -]{8,40}$/, '账号是 8 至 40 位数字。'),
  ),
});

export const bankViewQuery = z.object({ view: z.literal('all').optional().catch(undefined) });
export const bankLineQuery = z.object({
  code: z.string().trim().max(40).optional().catch(undefined),
});
