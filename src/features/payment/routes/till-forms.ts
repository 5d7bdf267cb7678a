import { z } from 'zod';
import { yuanToFen } from '../../../kernel/money.ts';
import { fields, sealedWords } from '../../../platform/http/index.ts';
import { type CounterCorrection, voidCauses } from '../rules/counter-correction.ts';
import { counterMethods } from '../rules/payment.ts';
import { type Count, denominations, handovers, nameDenomination } from '../rules/till.ts';

const { text } = fields;
const clerk = fields.optional(fields.id);

export const takingsQuery = z.object({ day: fields.day, clerk, words: sealedWords });
export const closingQuery = z.object({ day: fields.day, clerk });
export const receiptsQuery = z.object({ words: sealedWords, page: fields.page });
export const pageQuery = z.object({ page: fields.page });

export const tillForm = z.object({
  till: text.pipe(z.string().min(1, '请填写窗口的名称。').max(20, '最多20个字。')),
});

/** A payment of today was wrong: its method, or all of it. */
export const counterCorrectionForm = z
  .object({ what: text, method: text, reason: text })
  .transform((typed, context): CounterCorrection => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    const { reason } = typed;
    const cause = voidCauses.find((one) => one === typed.what);
    const method = counterMethods.find((one) => one === typed.method);
    if (!cause && typed.what !== 'METHOD') fault('what', '请选择哪里错了。');
    if (typed.what === 'METHOD' && !method) fault('method', '请选择实际的收款方式。');
    if (reason.length < 4) fault('reason', '请写明原因，至少4个字。');
    if (reason.length > 200) fault('reason', '最多200个字。');
    return cause
      ? { what: 'VOID', cause, reason }
      : { what: 'METHOD', method: method ?? 'CASH', reason };
  });

const yuan = (typed: string) => (typed === '' ? 0 : yuanToFen(typed));

/** The count of a day: how many of each denomination, and where the money goes. */
export const closingForm = z
  .object({
    day: z.iso.date('请选择日期。'),
    clerkId: z.uuid(),
    float: text,
    differenceReason: text,
    handover: text,
    handedTo: text,
    handoverNote: text,
    ...(Object.fromEntries(denominations.map((fen) => [`n${fen}`, text])) as Record<
      `n${(typeof denominations)[number]}`,
      typeof text
    >),
  })
  .transform((typed, context) => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    const counted: Count = {};
    for (const fen of denominations) {
      const many = typed[`n${fen}`];
      if (/^\d{0,5}$/.test(many)) counted[fen] = Number(many);
      else fault(`n${fen}`, `${nameDenomination(fen)}的张数应是整数。`);
    }
    const floatFen = yuan(typed.float);
    if (floatFen === null) fault('float', '备用金应是金额，例如 200.00。');
    const handedTo = fields.id.safeParse(typed.handedTo).data ?? null;
    const handover = handovers.find((one) => one === typed.handover);
    if (!handover) fault('handover', '请选择款项交到哪里。');
    if (typed.differenceReason.length > 200) fault('differenceReason', '最多200个字。');
    if (typed.handoverNote.length > 100) fault('handoverNote', '最多100个字。');
    if (typed.handover === 'COLLEAGUE' && !handedTo) fault('handedTo', '请选择交给哪位同事。');
    if (typed.handover === 'COLLEAGUE' && handedTo === typed.clerkId)
      fault('handedTo', '不能交给收款人自己。');
    if (typed.handover === 'BANK' && typed.handoverNote.length < 4)
      fault('handoverNote', '请填写缴款单号，至少4个字。');
    const { day, clerkId, differenceReason, handoverNote } = typed;
    return {
      ...{ day, clerkId, differenceReason, handoverNote, counted, handedTo },
      handover: handover ?? 'SAFE',
      floatFen: floatFen ?? 0,
    };
  });

/** A dated correction of a closed day. */
export const tillEntryForm = z
  .object({ fromMethod: text, toMethod: text, amount: text, reason: text })
  .transform((typed, context) => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    const methodOf = (one: string) => counterMethods.find((method) => method === one) ?? null;
    const [fromMethod, toMethod] = [methodOf(typed.fromMethod), methodOf(typed.toMethod)];
    if (!fromMethod && !toMethod) fault('fromMethod', '请选择从哪种方式减少，或往哪种方式增加。');
    if (fromMethod && fromMethod === toMethod) fault('toMethod', '减少和增加不能是同一种方式。');
    if (typed.reason.length < 4) fault('reason', '请写明原因，至少4个字。');
    if (typed.reason.length > 200) fault('reason', '最多200个字。');
    const amountFen = yuanToFen(typed.amount);
    if (!amountFen) fault('amount', '请填写金额，例如 70.00。');
    return { fromMethod, toMethod, amountFen: amountFen ?? 0, reason: typed.reason };
  });

export const closingOfficerForm = z.object({
  accountId: z.uuid('请选择一位工作人员。'),
  reason: fields.reason(),
});

/** What the colleague counted who takes the money of a closed day over. */
export const handoverForm = z.object({ counted: text, note: text }).transform((typed, context) => {
  const fault = (path: string, message: string) =>
    context.addIssue({ code: 'custom', path: [path], message });
  const countedFen = typed.counted === '' ? null : yuanToFen(typed.counted);
  if (countedFen === null) fault('counted', '请填写清点的金额，例如 350.00；没有现金的填 0。');
  if (typed.note.length > 200) fault('note', '最多200个字。');
  return { countedFen: countedFen ?? 0, note: typed.note };
});
