import type { Booked } from '../bills.ts';

const columns =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';

/** WeChat Pay's trade bill as text: every cell of a line begins with "`", totals follow. */
export function tradeBill(
  booked: readonly Booked[],
  { appId, merchantId }: { appId: string; merchantId: string },
): string {
  const lines = booked.map(({ trade, refund, at }) => {
    const cells: Record<string, string> = {
      交易时间: at,
      公众账号ID: appId,
      商户号: merchantId,
      微信订单号: trade.tradeNo,
      商户订单号: trade.orderNo,
      交易类型: 'NATIVE',
      交易状态: refund ? 'REFUND' : 'SUCCESS',
      货币种类: 'CNY',
      应结订单金额: refund ? '0.00' : trade.amount,
      商户退款单号: refund?.refundNo ?? '0',
      退款金额: refund?.amount ?? '0.00',
      退款状态: refund ? 'SUCCESS' : '',
      商品名称: trade.subject,
      订单金额: refund ? '0.00' : trade.amount,
      申请退款金额: refund?.amount ?? '0.00',
    };
    return columns
      .split(',')
      .map((name) => `\`${cells[name] ?? ''}`)
      .join(',');
  });
  const totals = ['总交易单数,应结订单总金额', `\`${booked.length},\`0.00`];
  return `\uFEFF${[columns, ...lines, ...totals].join('\r\n')}\r\n`;
}
