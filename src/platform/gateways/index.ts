export {
  type GatewayOrder,
  GatewayRefusal,
  type GatewayTrade,
  type PaymentGateway,
  type SignedMessage,
} from './payment.ts';
export {
  connectPaymentGateway,
  type StartedGateway,
  startPaymentGateway,
} from './start-payment-gateway.ts';
