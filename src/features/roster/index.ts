export { acceptQuestion } from './commands/answer-question.ts';
export { askForTransfer } from './commands/ask-for-transfer.ts';
export { orderImport } from './commands/order-import.ts';
export { uploadList } from './commands/upload-list.ts';
export { countCheckedImports } from './queries/imports.ts';
export { countWaitingLinks } from './queries/roster.ts';
export { countQuestionsTo, countTransfersToAnswer } from './queries/transfers.ts';
