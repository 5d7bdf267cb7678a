import { fenToYuan, yuanToFen } from '../../../../kernel/money.ts';
import { shanghaiTime } from '../../shanghai-time.ts';
import { type BankTrade, type Ledger, refundedFen, refundOnce } from '../ledger.ts';

type Business = Record<string, string | undefined>;
export type Answer = Record<string, string>;

interface Circumstances {
  now: Date;
  /** The address under which the bill of a day is served; null when the day has not ended. */
  billUrl(day: string): string | null;
  told(trade: BankTrade): void;
}

const success = { code: '10000', msg: 'Success' };
const failure = (subCode: string, subMsg: string): Answer => ({
  code: '40004',
  msg: 'Business Failed',
  sub_code: subCode,
  sub_msg: subMsg,
});

/** The bank's answers to requests of the merchant, by method; codes as documented by Alipay. */
export const answersByMethod: Record<
  string,
  (ledger: Ledger, business: Business, circumstances: Circumstances) => Answer
> = {
  'alipay.trade.query': (ledger, business) => {
    const trade = find(ledger, business);
    return trade ? describe(trade) : notExist;
  },
  'alipay.trade.close': (ledger, business) => {
    const trade = find(ledger, business);
    if (!trade) return notExist;
    if (trade.status === 'TRADE_SUCCESS')
      return failure('ACQ.TRADE_STATUS_ERROR', '交易状态不合法');
    trade.status = 'TRADE_CLOSED';
    ledger.save();
    return { ...success, out_trade_no: trade.orderNo, trade_no: trade.tradeNo };
  },
  'alipay.trade.refund': (ledger, business, circumstances) => {
    const trade = find(ledger, business);
    return trade ? refund(ledger, trade, business, circumstances) : notExist;
  },
  'alipay.trade.fastpay.refund.query': (ledger, business) => {
    const trade = find(ledger, business);
    const done = trade?.refunds.find((one) => one.refundNo === business.out_request_no);
    if (!trade || !done) return success;
    return {
      ...success,
      trade_no: trade.tradeNo,
      out_trade_no: trade.orderNo,
      out_request_no: done.refundNo,
      refund_amount: done.amount,
      refund_status: 'REFUND_SUCCESS',
    };
  },
  'alipay.data.dataservice.bill.downloadurl.query': (_ledger, business, { billUrl }) => {
    const url = billUrl(business.bill_date ?? '');
    return url
      ? { ...success, bill_download_url: url }
      : failure('isp.bill_not_exist', '账单不存在');
  },
};

const notExist = failure('ACQ.TRADE_NOT_EXIST', '交易不存在');

function find(ledger: Ledger, business: Business): BankTrade | undefined {
  if (business.trade_no) return ledger.findByTrade(business.trade_no);
  return ledger.findByOrder(business.out_trade_no ?? '');
}

function describe(trade: BankTrade): Answer {
  return {
    ...success,
    trade_no: trade.tradeNo,
    out_trade_no: trade.orderNo,
    trade_status: trade.status,
    total_amount: trade.amount,
    ...(trade.paidAt ? { send_pay_date: trade.paidAt } : {}),
  };
}

function refund(
  ledger: Ledger,
  trade: BankTrade,
  business: Business,
  { now, told }: Circumstances,
): Answer {
  const refundNo = business.out_request_no ?? '';
  const amountFen = yuanToFen(business.refund_amount ?? '') ?? 0;
  const at = shanghaiTime(now);
  const outcome = refundOnce(ledger, trade, { refundNo, amountFen, at });
  if (outcome === 'REFUSED')
    return trade.paidAt
      ? failure('ACQ.REFUND_AMT_NOT_EQUAL_TOTAL', '退款金额超限')
      : failure('ACQ.TRADE_STATUS_ERROR', '交易状态不合法');
  if (outcome === 'DONE') told(trade);
  return {
    ...success,
    trade_no: trade.tradeNo,
    out_trade_no: trade.orderNo,
    refund_fee: fenToYuan(refundedFen(trade)),
    fund_change: outcome === 'REPEATED' ? 'N' : 'Y',
  };
}
