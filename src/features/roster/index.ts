export { acceptTransfer } from './commands/answer-transfer-request.ts';
export { orderImport } from './commands/order-import.ts';
export { requestTransfer } from './commands/request-transfer.ts';
export { uploadList } from './commands/upload-list.ts';
export { countTransferRequestsTo } from './queries/transfers.ts';
