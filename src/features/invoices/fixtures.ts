// What only tests use.
export { askInvoice } from './commands/ask-invoice.ts';
