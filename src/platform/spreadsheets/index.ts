export { readRows, type SheetRow, UnreadableSheet } from './read-rows.ts';
export {
  columnsByPlace,
  type Sheet,
  type SheetFormat,
  sheetTypes,
  writeRows,
} from './write-rows.ts';
