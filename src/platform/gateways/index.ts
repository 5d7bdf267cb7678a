export {
  type BillLine,
  type GatewayId,
  type GatewayOrder,
  GatewayRefusal,
  type GatewayTrade,
  gatewayIds,
  type Notice,
  type OrderRef,
  type Payer,
  type PaymentGateway,
  type PaymentGateways,
  type PayStep,
  type RefundNews,
  type SignedMessage,
} from './payment.ts';
export {
  connectPaymentGateways,
  type GatewayContracts,
  type StartedGateways,
  startPaymentGateways,
} from './start-payment-gateways.ts';
export { unionPaySigner } from './unionpay/gateway.ts';
