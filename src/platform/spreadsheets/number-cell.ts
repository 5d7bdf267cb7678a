import type { TableCell } from './cell.ts';

/** The cell of a number: a date where its format shows one. Before 1 March 1900 Excel counts a day that was none. */
export function numberCell(
  value: number,
  { isDate, from1904 }: { isDate: boolean; from1904: boolean },
): TableCell {
  const days = from1904 ? value + 1462 : value;
  if (isDate && days >= 61) return dateCell(new Date(Math.round((days - 25_569) * 86_400) * 1000));
  return { kind: 'NUMBER', text: plainNumber(value), value };
}

export function dateCell(date: Date): TableCell {
  if (Number.isNaN(date.getTime())) return { kind: 'ERROR', text: '' };
  const iso = date.toISOString();
  const time = iso.slice(11, 19);
  const day = iso.slice(0, 10);
  return { kind: 'DATE', day, text: time === '00:00:00' ? day : `${day} ${time}` };
}

/** A number without an exponent: 500101198001010000 instead of 5.0010119800101e17. */
function plainNumber(value: number): string {
  if (Number.isInteger(value))
    return Math.abs(value) < 1e21 ? String(value) : BigInt(value).toString();
  return value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 });
}
