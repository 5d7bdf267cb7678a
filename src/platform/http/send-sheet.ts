import type { FastifyReply } from 'fastify';
import { type Sheet, sheetTypes, writeRows } from '../spreadsheets/index.ts';

/** Answers with a table as an xlsx file of this name. */
export function sendSheet(
  reply: FastifyReply,
  name: string,
  sheet: Omit<Sheet, 'name'>,
): FastifyReply {
  return reply
    .type(sheetTypes.xlsx)
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}.xlsx`)
    .send(writeRows('xlsx', { ...sheet, name }));
}
