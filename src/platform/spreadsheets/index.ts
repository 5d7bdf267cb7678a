export { emptyCell, type TableCell, type TableRow, textCell } from './cell.ts';
export { dayFaultSentences, type ReadDay, readDay, readDayText } from './day.ts';
export { cellOf, type FoundHeading, type HeadingNames, joinedText } from './heading.ts';
export {
  type IdentifierFault,
  identifierFaultSentences,
  type ReadIdentifier,
  readIdentifier,
  readIdNumber,
  showsLoss,
} from './identifier.ts';
export { type PackedRow, packedCell, packRow } from './packed-row.ts';
export { readTable } from './read-table.ts';
export {
  describeReading,
  mostKept,
  type PassedOver,
  type TableReading,
} from './reading.ts';
export { UnreadableTable } from './unreadable.ts';
export {
  columnsByPlace,
  type Sheet,
  type SheetFormat,
  sheetTypes,
  writeRows,
} from './write-rows.ts';
export { type TemplateColumn, writeTemplate } from './write-template.ts';
