import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import {
  type Sheet,
  type SheetFormat,
  sheetTypes,
  type TemplateColumn,
  writeRows,
  writeTemplate,
} from '../spreadsheets/index.ts';

/** Answers with a PDF to be shown in the browser; `name` without its ending. */
export function sendPdf(reply: FastifyReply, name: string, pdf: Buffer): FastifyReply {
  return send(reply, 'inline', `${name}.pdf`, 'application/pdf', pdf);
}

/** Answers with an uploaded file to be saved under this name, never shown in the browser. */
export function sendAttachment(
  reply: FastifyReply,
  name: string,
  content: Buffer | Readable,
): FastifyReply {
  return send(reply, 'attachment', name, 'application/octet-stream', content);
}

/** Answers with a table as a file of this name (without ending), written while its rows are read. */
export function sendWorkbook<T>(
  reply: FastifyReply,
  name: string,
  sheet: Sheet<T>,
  format: SheetFormat = 'xlsx',
): FastifyReply {
  if (Array.isArray(sheet.rows)) reply.disclose({ rows: sheet.rows.length });
  const content = writeRows(format, name, sheet);
  return send(reply, 'attachment', `${name}.${format}`, sheetTypes[format], content);
}

/** Answers with a workbook to be completed and uploaded; `name` without ending. */
export async function sendTemplate(
  reply: FastifyReply,
  name: string,
  columns: readonly TemplateColumn[],
): Promise<FastifyReply> {
  const content = await writeTemplate(name, columns);
  return send(reply, 'attachment', `${name}.xlsx`, sheetTypes.xlsx, content);
}

function send(
  reply: FastifyReply,
  disposition: 'inline' | 'attachment',
  name: string,
  type: string,
  content: Buffer | Readable,
): FastifyReply {
  return reply
    .type(type)
    .header('cache-control', 'private, no-store')
    .header('content-disposition', contentDisposition(disposition, name))
    .send(content);
}

/**
 * The header with a file name (RFC 6266): in UTF-8 by RFC 8187, with an ASCII name for older programs.
 */
export function contentDisposition(disposition: 'inline' | 'attachment', name: string): string {
  // Control characters and path separators are not allowed in file names.
  const safe = name.toWellFormed().replaceAll(/[\p{Cc}/\\]/gu, '_');
  const ascii = safe.replaceAll(/[^ -~]+/g, '_').replaceAll(/["%]/g, '_');
  // encodeURIComponent leaves these four, and RFC 8187 does not allow them.
  const encoded = encodeURIComponent(safe).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${disposition}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
