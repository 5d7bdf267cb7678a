import type { FastifyReply } from 'fastify';
import { type Sheet, type SheetFormat, sheetTypes, writeRows } from '../spreadsheets/index.ts';

/** Answers with a table as a file of this name, written while its rows are read. */
export function sendSheet(
  reply: FastifyReply,
  name: string,
  sheet: Omit<Sheet, 'name'>,
  format: SheetFormat = 'xlsx',
): FastifyReply {
  const file = `${encodeURIComponent(name)}.${format}`;
  return reply
    .type(sheetTypes[format])
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `attachment; filename*=UTF-8''${file}`)
    .send(writeRows(format, { ...sheet, name }));
}
