// What only the demo city and tests use.
export { defineSubject } from './commands/define-subject.ts';
export { draftOffering } from './commands/draft-offering.ts';
export { moveOffering } from './commands/move-offering.ts';
export { recognise } from './commands/recognise.ts';
export { recogniseList } from './commands/recognise-list.ts';
export { uploadList } from './commands/upload-list.ts';
export { countWaitingLists } from './queries/lists.ts';
