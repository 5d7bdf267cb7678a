import { createHash, createPrivateKey, createPublicKey, verify } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { shiftDay } from '../../../../kernel/calendar.ts';
import { fenToYuan, yuanToFen } from '../../../../kernel/money.ts';
import type { SignedMessage } from '../../payment.ts';
import { shanghaiTime } from '../../shanghai-time.ts';
import { orderIdOf, orderNoOf, refundIdOf } from '../../unionpay/numbers.ts';
import { signFields } from '../../unionpay/signature.ts';
import { listBooked } from '../bills.ts';
import { contractsOf, signerCertificate } from '../contracts.ts';
import { newSimulatorKeys, type SimulatorKeys } from '../keys.ts';
import { type BankRefund, type BankTrade, refundOnce } from '../ledger.ts';
import { refusedPage } from '../pages.tsx';
import type { BankParts, Letter, Provider } from '../protocol.ts';
import { refundQueryId, settlementFile } from './bill.ts';

type Fields = Record<string, string>;

/** UnionPay's online gateway, version 5.1.0: frontTransReq, query, refund, file; front and back notification. */
export function unionPayProvider(bank: BankParts): Provider {
  const { keys, ledger, clock, deliveries } = bank;
  const { merchantId } = contractsOf(keys, '').unionPay;
  const signedBy = signerOf(merchantId);
  const own = signedBy(keys);
  const letter = (url: string, fields: Fields): Letter => ({
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
    isTaken: (status) => status === 200,
  });
  const refundNotice = (trade: BankTrade, refund: BankRefund) =>
    letter(refund.notifyUrl ?? trade.notifyUrl, own(refundFields(trade, refund)));

  const answers: Record<string, (fields: Fields) => Promise<Fields> | Fields> = {
    '/gateway/api/queryTrans.do': ({ orderId = '', txnTime = '' }): Fields => {
      const found = find(bank, orderId, txnTime);
      if (!found) return { respCode: '34', respMsg: '查无此交易' };
      const { trade, refund } = found;
      const fields = refund ? refundFields(trade, refund) : paymentFields(trade);
      const origRespCode = refund || trade.paidAt ? '00' : '05';
      return { ...fields, origRespCode, respCode: '00', respMsg: '成功' };
    },
    '/gateway/api/backTransReq.do': (fields): Fields => {
      const trade = ledger.findByTrade(fields.origQryId ?? '');
      if (!trade) return { respCode: '34', respMsg: '查无此交易' };
      const entry = {
        refundNo: fields.orderId ?? '',
        at: shanghaiTime(clock.now()),
        sentAt: fields.txnTime ?? '',
        notifyUrl: fields.backUrl ?? '',
      };
      const amountFen = Number(fields.txnAmt);
      const outcome = refundOnce(ledger, trade, { ...entry, amountFen });
      if (outcome === 'REPEATED') return { respCode: '12', respMsg: '重复交易' };
      if (outcome === 'REFUSED') return { respCode: '36', respMsg: '交易金额超限' };
      deliveries.send(refundNotice(trade, { ...entry, amount: fenToYuan(amountFen) }));
      return { orderId: entry.refundNo, respCode: '00', respMsg: '成功' };
    },
    '/unionpay-files': async ({ settleDate = '' }): Promise<Fields> => {
      const now = shanghaiTime(clock.now());
      // Month and day alone: the last one that has been.
      const thisYear = `${now.slice(0, 4)}-${settleDate.slice(0, 2)}-${settleDate.slice(2)}`;
      const day =
        thisYear > now.slice(0, 10)
          ? `${Number(now.slice(0, 4)) - 1}${thisYear.slice(4)}`
          : thisYear;
      if (day >= now.slice(0, 10)) return { respCode: '98', respMsg: '文件不存在' };
      const [from, to] = [`${shiftDay(day, -1)} 23:00:00`, `${day} 23:00:00`];
      const booked = listBooked(ledger, 'UNIONPAY', from, to);
      const fileContent = await settlementFile(booked, merchantId);
      return { fileName: `${merchantId}.zip`, fileContent, respCode: '00', respMsg: '成功' };
    },
  };

  return {
    protocol: {
      notice: (trade, status) =>
        letter(trade.notifyUrl, own(paymentFields(trade, status ?? trade.status))),
      refundNotice,
      forged: (trade) =>
        letter(trade.notifyUrl, signedBy(newSimulatorKeys())(paymentFields(trade))),
      back: (trade) => ({ action: trade.returnUrl, fields: own(paymentFields(trade)) }),
      leave: ({ returnUrl }) => returnUrl,
    },
    pages(app: FastifyInstance) {
      app.post('/gateway/api/frontTransReq.do', async (request, reply) => {
        const fields = request.body as Fields;
        if (isFromMerchant(keys, fields))
          return reply.redirect(`/cashier/${openTrade(bank, fields).tradeNo}`, 303);
        return reply.code(403).type('text/html; charset=utf-8').send(refusedPage());
      });
    },
    silenced: (app) => {
      for (const [url, answer] of Object.entries(answers))
        app.post(url, async (request, reply) => {
          const fields = request.body as Fields;
          const content = isFromMerchant(keys, fields)
            ? await answer(fields)
            : { respCode: '11', respMsg: '验证签名失败' };
          const text = Object.entries(own(content)).map(([name, value]) => `${name}=${value}`);
          return reply.type('text/html; charset=utf-8').send(text.join('&'));
        });
    },
  };
}

/** Signs fields with the bank's key under its certificate, or, with other keys, as a forger would. */
const signerOf =
  (merchantId: string) =>
  (by: SimulatorKeys) =>
  (fields: Fields): SignedMessage =>
    signFields(createPrivateKey(by.bank.privateKey), {
      version: '5.1.0',
      encoding: 'UTF-8',
      signMethod: '01',
      merId: merchantId,
      signPubKeyCert: signerCertificate(by),
      ...fields,
    });

function isFromMerchant(keys: SimulatorKeys, { signature = '', ...fields }: Fields): boolean {
  const text = Object.keys(fields)
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join('&');
  const digest = Buffer.from(createHash('sha256').update(text).digest('hex'));
  const key = createPublicKey(keys.app.publicKey);
  return verify('RSA-SHA256', digest, key, Buffer.from(signature, 'base64'));
}

function openTrade({ ledger }: BankParts, fields: Fields): BankTrade {
  const orderNo = orderNoOf(fields.orderId ?? '');
  const known = ledger.findByOrder(orderNo);
  if (known) return known;
  const amount = fenToYuan(Number(fields.txnAmt));
  const end = fields.payTimeout?.replace(/^(....)(..)(..)(..)(..)(..)$/, '$1-$2-$3 $4:$5:$6');
  return ledger.add({
    gateway: 'UNIONPAY',
    orderNo,
    openedAt: fields.txnTime ?? '',
    askedAmount: amount,
    amount,
    subject: '网上缴费',
    status: 'WAIT_BUYER_PAY',
    notifyUrl: fields.backUrl ?? '',
    returnUrl: fields.frontUrl ?? '',
    expiresAt: end ?? '9999',
    paidAt: null,
    refunds: [],
  });
}

function find({ ledger }: BankParts, orderId: string, txnTime: string) {
  for (const trade of ledger.list()) {
    const refund = trade.refunds.find(
      (one) => refundIdOf(one.refundNo) === orderId && one.sentAt === txnTime,
    );
    if (refund) return { trade, refund };
  }
  const trade = ledger.findByOrder(orderNoOf(orderId));
  return trade?.openedAt === txnTime ? { trade, refund: null } : null;
}

function paymentFields(trade: BankTrade, status = trade.status): Fields {
  const paid = trade.paidAt && status !== 'WAIT_BUYER_PAY';
  return {
    txnType: '01',
    txnSubType: '01',
    bizType: '000201',
    orderId: orderIdOf(trade.orderNo),
    txnTime: trade.openedAt ?? '',
    txnAmt: String(yuanToFen(trade.amount)),
    currencyCode: '156',
    ...(paid ? { queryId: trade.tradeNo, respCode: '00' } : { respCode: '05' }),
    respMsg: paid ? '成功' : '处理中',
  };
}

function refundFields(trade: BankTrade, refund: BankRefund): Fields {
  return {
    txnType: '04',
    txnSubType: '00',
    bizType: '000201',
    orderId: refundIdOf(refund.refundNo),
    txnTime: refund.sentAt ?? '',
    txnAmt: String(yuanToFen(refund.amount)),
    queryId: refundQueryId(trade.tradeNo),
    origQryId: trade.tradeNo,
    respCode: '00',
    respMsg: '成功',
  };
}
