import type { GatewayId, PaymentGateways } from '../../../platform/gateways/index.ts';

export const gatewayNames: Record<GatewayId, string> = {
  WECHATPAY: '微信支付',
  ALIPAY: '支付宝',
  UNIONPAY: '银联在线支付',
};

/** The name of a gateway as it is kept in a result. */
export const nameGateway = (id: string) => gatewayNames[id as GatewayId] ?? id;

/** One plain sentence for whoever has never paid this way. */
export const gatewayHints: Record<GatewayId, string> = {
  WECHATPAY: '用微信付。电脑上扫码，手机上打开微信。',
  ALIPAY: '用支付宝付。可以扫码，也可以登录付款。',
  UNIONPAY: '用银行卡付。支持各家银行的借记卡、信用卡。',
};

/** The chosen gateway, or the first one offered when none was chosen; undefined when it is not available. */
export function chooseGateway(
  gateways: PaymentGateways,
  chosen: GatewayId | undefined,
): GatewayId | undefined {
  const wanted = chosen ?? [...gateways.keys()][0];
  return wanted && gateways.has(wanted) ? wanted : undefined;
}

/** The bank was asked for a person who waits, and did not answer: what that means for them (Q12). */
export const silentSentence =
  '支付平台暂时没有答复。已经付的款不会丢失，我们会继续查询，查到后自动开通；您也可以过一分钟再查一次，不要重复付款。';
