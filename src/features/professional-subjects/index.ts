export { recogniseList } from './commands/decide-list.ts';
export { defineSubject } from './commands/define-subject.ts';
export { draftOffering, moveOffering } from './commands/maintain-offering.ts';
export { recognise } from './commands/recognise.ts';
export { uploadList } from './commands/upload-list.ts';
