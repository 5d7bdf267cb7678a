// What only the demo city and tests use.
export { acceptOrder } from './commands/accept-order.ts';
export { changeStock } from './commands/change-stock.ts';
export { collectOrders } from './commands/collect-orders.ts';
export { deliverBooks } from './commands/deliver-books.ts';
export { placeOrder } from './commands/place-order.ts';
export { recordPayment } from './commands/record-payment.ts';
export { saveTitle } from './commands/save-title.ts';
