export { readRows, type SheetRow, UnreadableSheet } from './read-rows.ts';
export { type Cell, type Sheet, type SheetFormat, sheetTypes, writeRows } from './write-rows.ts';
