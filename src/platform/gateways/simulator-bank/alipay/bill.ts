import { fenToYuan } from '../../../../kernel/money.ts';
import { type Booked, encodeGbk, zipOf } from '../bills.ts';

/** Alipay's trade bill: a zip archive with details and summary in GBK; refunds are negative. */
export async function tradeBill(booked: readonly Booked[]): Promise<Buffer> {
  const remark = (text: string) => `#${text}`;
  const details = [
    remark('支付宝业务明细查询'),
    remark(
      '-----------------------------------------业务明细列表----------------------------------------',
    ),
    '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,对方账户,订单金额（元）,商家实收（元）,退款批次号/请求号,服务费（元）,备注',
    ...booked.map(lineOf),
    remark(
      '-----------------------------------------业务明细列表结束------------------------------------',
    ),
    remark(`导出笔数：${booked.length}`),
  ];
  const summary = [remark('支付宝业务汇总查询')];
  return zipOf({
    '20880000000000010156_业务明细(汇总).csv': encodeGbk(summary.join('\r\n')),
    '20880000000000010156_业务明细.csv': encodeGbk(details.join('\r\n')),
  });
}

function lineOf({ trade, refund, at }: Booked): string {
  const amount = refund ? `-${refund.amount}` : trade.amount;
  const cells = [
    `${trade.tradeNo}\t`,
    `${trade.orderNo}\t`,
    refund ? '退款' : '交易',
    trade.subject.replaceAll(',', '，'),
    at,
    at,
    'a**@example.com',
    amount,
    amount,
    `${refund?.refundNo ?? ''}\t`,
    fenToYuan(0),
    '',
  ];
  return cells.join(',');
}
