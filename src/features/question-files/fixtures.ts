// What only the demo city, tests and benches use.
export { importDrafts } from './commands/import-drafts.ts';
export { readQuestionFile } from './commands/read-question-file.ts';
export { countItems, insertImport, updateImport } from './queries/imports.ts';
export { manifestBegin, manifestEnd, writeResource } from './rules/formats/qti/manifest.ts';
export { identifierOf, writeQtiItem } from './rules/formats/qti/write-item.ts';
export type { ReadItem } from './rules/formats/read-item.ts';
export { sheetColumns } from './rules/formats/write-sheet.ts';
