import { alipayGateway } from '../alipay/gateway.ts';
import type { PaymentGateway, PaymentGateways } from '../payment.ts';
import { unionPayGateway } from '../unionpay/gateway.ts';
import { wechatPayGateway } from '../wechatpay/gateway.ts';
import { contractsOf } from './contracts.ts';
import type { SimulatorKeys } from './keys.ts';

/** The three gateways of the product, with the simulator bank at the other end. */
export function simulatorGateways(
  keys: SimulatorKeys,
  url: string,
  patience: { timeoutMs?: number } = {},
): PaymentGateways {
  const { alipay, wechatPay, unionPay } = contractsOf(keys, url);
  const all: PaymentGateway[] = [
    wechatPayGateway({ ...wechatPay, ...patience }),
    alipayGateway({ ...alipay, ...patience }),
    unionPayGateway({ ...unionPay, ...patience }),
  ];
  return new Map(all.map((gateway) => [gateway.id, gateway]));
}
