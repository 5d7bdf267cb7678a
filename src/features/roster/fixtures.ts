// What only the demo city uses.
export { requestTransfer } from './commands/request-transfer.ts';
export { uploadList } from './commands/upload-list.ts';
