import { z } from 'zod';
import { isId } from '../../../kernel/ids.ts';
import { yuanToFen } from '../../../kernel/money.ts';
import { parsePhone, phoneSentences } from '../../../kernel/phone-number.ts';
import { gatewayIds } from '../../../platform/gateways/index.ts';
import { fields } from '../../../platform/http/index.ts';
import { billReturns, counterMethods } from '../../payment/index.ts';
import type { Copies } from '../rules/textbook.ts';

export const DeskQuery = z.object({
  state: fields.choiceOr(['PLACED', 'ACCEPTED', 'DELIVERED', 'CANCELLED'], 'PLACED'),
  page: fields.page,
});
export const BillsQuery = z.object({ paid: fields.choice(['yes']) });

const mostCopies = 10_000;
const copiesPrefix = 'copies-';
const { text } = fields;

/** The name of the field that takes the copies of a title. */
export const copiesField = (titleId: string) => `${copiesPrefix}${titleId}`;

// A field for each title on the page; empty and 0 mean none.
const withCopies = <Shape extends z.ZodRawShape>(shape: Shape, least: 0 | 1, none: string) =>
  z.looseObject(shape).transform((typed, context) => {
    const copies: Copies[] = [];
    for (const [field, value] of Object.entries(typed)) {
      const titleId = field.slice(copiesPrefix.length);
      if (!field.startsWith(copiesPrefix) || !isId(titleId) || String(value).trim() === '')
        continue;
      const quantity = Number(String(value).trim());
      if (!Number.isInteger(quantity) || quantity < 0 || quantity > mostCopies)
        context.addIssue({
          code: 'custom',
          path: [field],
          message: `册数请填 0 到 ${mostCopies} 的整数。`,
        });
      else if (quantity > 0) copies.push({ titleId, quantity });
    }
    if (copies.length < least && context.issues.length === 0)
      context.addIssue({ code: 'custom', path: ['form'], message: none });
    return { ...typed, copies };
  });

const delivery = {
  way: z.enum(['DIRECT', 'UNIT', 'DISTRICT', 'INDUSTRY'], '请选择领取方式。'),
  address: text,
  recipient: text,
  phone: text,
};

// Only a direct order needs an address.
function checkDestination(
  typed: z.infer<z.ZodObject<typeof delivery>>,
  context: z.RefinementCtx,
): void {
  if (typed.way !== 'DIRECT') return;
  const fault = (path: string, message: string) =>
    context.addIssue({ code: 'custom', path: [path], message });
  if (typed.recipient.length < 2) fault('recipient', '请填写收件人。');
  const phone = parsePhone(typed.phone);
  if (!phone.ok) fault('phone', phoneSentences[phone.because]);
  if (typed.address.length < 6 || typed.address.length > 120)
    fault('address', '请填写详细地址，6到120个字。');
}

export const OrderForm = withCopies(delivery, 1, '请在要订的教材后面填册数。').superRefine(
  checkDestination,
);

export const CollectForm = withCopies(
  {
    ...delivery,
    id: fields.ids('请先勾选要汇总的订单。'),
  },
  0,
  '',
).superRefine(checkDestination);

export const DeliverForm = withCopies({}, 1, '请填写这次发货的册数。');

export const ReasonForm = z.object({ reason: fields.reason() });

export const StockForm = z.object({
  kind: z.enum(['RECEIPT', 'CORRECTION'], '请选择入库或盘点更正。'),
  quantity: text.pipe(
    z
      .string()
      .regex(/^-?\d{1,6}$/, '请填写整数；盘点减少时填负数。')
      .transform(Number)
      .refine((value) => value !== 0, '数量不能是 0。'),
  ),
  reason: fields.reason({ missing: '请写明来源或原因，至少4个字。' }),
});

const amount = (message: string) =>
  text.transform((value, context) => {
    const fen = yuanToFen(value);
    if (fen !== null && fen > 0) return fen;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });

const optional = text.transform((value) => value || null);

export const TitleForm = z
  .object({
    name: text.pipe(z.string().min(2, '请填写书名。').max(100, '书名最多100个字。')),
    publisher: text.pipe(z.string().min(2, '请填写出版单位。').max(60, '最多60个字。')),
    isbn: optional.pipe(
      z
        .string()
        .regex(/^97[89]-?(\d-?){9}\d$/, '书号是 978 或 979 开头的 13 位数字；没有就留空。')
        .nullable(),
    ),
    topicId: optional,
    priceFen: amount('请填写价格，例如 38 或 38.50。'),
    onSaleFrom: text.pipe(z.iso.date('请填写开始征订的日期。')),
    onSaleTo: optional.pipe(z.iso.date('日期不对。').nullable()),
  })
  .refine(({ onSaleFrom, onSaleTo }) => onSaleTo === null || onSaleTo >= onSaleFrom, {
    path: ['onSaleTo'],
    message: '截止日期不能早于开始日期。',
  });

/** The button of a way to pay online; none: the first one offered. */
export const GatewayForm = z.object({ gateway: fields.choice(gatewayIds) });

/** What becomes of a paid bill: its money goes back, or its payment was recorded by mistake. */
export const RefundForm = z.object({
  what: z.enum(billReturns, '请选择退款，或者更正登记。'),
  reason: fields.reason(),
});

/** A bill paid at the centre or by a transfer; only that has a number at the bank. */
export const PaymentForm = z
  .object({
    amountFen: amount('请填写到账金额，例如 380 或 380.50。'),
    method: z.enum(counterMethods, '请选择付款方式。').default('TRANSFER'),
    reference: text,
  })
  .refine(
    ({ method, reference }) => method !== 'TRANSFER' || /^[\dA-Za-z-]{6,40}$/.test(reference),
    {
      path: ['reference'],
      message: '请填写银行流水号，6到40位数字或字母。',
    },
  );
