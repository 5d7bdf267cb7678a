export { acceptReport } from './commands/accept-report.ts';
export { acknowledgeOrder } from './commands/acknowledge-order.ts';
export { issueOrders } from './commands/issue-orders.ts';
export { openCheck } from './commands/open-check.ts';
export { recordOutcome } from './commands/record-outcome.ts';
export { reportDefect } from './commands/report-defect.ts';
export { reportOnOrder } from './commands/report-on-order.ts';
