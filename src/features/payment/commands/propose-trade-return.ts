import { counterRoles, type Officer } from '../../../kernel/actor.ts';
import { fenToYuan } from '../../../kernel/money.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import { type GatewayId, gatewayIds } from '../../../platform/gateways/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { propose } from '../../proposals/index.ts';
import { lockCheckout } from '../queries/checkouts.ts';
import { insertReturn } from '../queries/money-returns.ts';
import { findWrongAmount, type WrongAmount } from '../queries/wrong-amounts.ts';
import { returnDue } from '../rules/events.ts';
import { nameGateway } from '../rules/gateway.ts';

/** Money of a wrong amount goes back through its gateway by two persons (G10). */
export const returnTradeKind: ProposalKind<{ gateway: GatewayId; tradeNo: string }> = {
  kind: 'payment.return_trade',
  title: '退回金额不符的在线来款',
  confirmedBy: counterRoles,
  async apply(parts, tx, { change, reason, proposedBy, bodyId, actor }) {
    const trade = await takeWrongAmount(tx, change);
    if (trade.organisationId !== bodyId || trade.accountId === actor.accountId)
      throw new Refusal('payment.trade_not_found');
    const { gateway, tradeNo, organisationId, amountFen } = trade;
    const returnId = await insertReturn(tx, {
      billPaymentId: null,
      gateway,
      tradeNo,
      organisationId,
      amountFen,
      because: 'WRONG_AMOUNT',
      reason,
      proposedBy,
      confirmedBy: actor.accountId,
      at: parts.clock.now(),
    });
    await parts.jobs.publish(tx, returnDue, { returnId });
    const facts = { gateway, tradeNo, amountFen, reason, proposedBy };
    const subject = { type: 'gateway_trade', id: tradeNo };
    await recordAudit(tx, actor, 'payment.return_trade', subject, facts);
  },
};

/**
 * Proposes to send money of a wrong amount back, for the body that would have got it, and returns the proposal.
 * Throws `payment.trade_not_found`. No audit: `propose` records it.
 */
export function proposeTradeReturn(
  parts: Parts,
  actor: Officer,
  { gateway, tradeNo, reason }: { gateway: string; tradeNo: string; reason: string },
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const named = gatewayIds.find((id) => id === gateway);
    if (!named) throw new Refusal('payment.trade_not_found');
    const trade = await takeWrongAmount(tx, { gateway: named, tradeNo });
    if (trade.organisationId !== actor.organisationId) throw new Refusal('payment.trade_not_found');
    const { checkoutNo, askedFen, amountFen } = trade;
    return propose(parts, tx, actor, returnTradeKind, {
      subject: {
        type: 'gateway_trade',
        id: `${named}:${tradeNo}`,
        words: `${nameGateway(named)}流水 ${tradeNo}（订单 ${checkoutNo}）`,
        href: '/refunds',
      },
      difference: [
        { label: '应付', before: `${fenToYuan(askedFen)}元`, after: `${fenToYuan(askedFen)}元` },
        { label: '退回付款人', before: null, after: `${fenToYuan(amountFen)}元，原路退回` },
      ],
      change: { gateway: named, tradeNo },
      reason,
    });
  });
}

async function takeWrongAmount(
  tx: Tx,
  of: { gateway: GatewayId; tradeNo: string },
): Promise<WrongAmount> {
  const known = await findWrongAmount(tx, of);
  if (known) await lockCheckout(tx, known.checkoutId);
  const trade = known && (await findWrongAmount(tx, of));
  if (!trade) throw new Refusal('payment.trade_not_found');
  return trade;
}
