import { dayOf } from '../../../kernel/calendar.ts';

/** A day by which something is to be done. */
export interface Deadline {
  /** Stays the same when the file is made again, so that a calendar replaces the entry. */
  id: string;
  title: string;
  at: Date;
  href: string;
}

/** A calendar file (RFC 5545): a whole day for each deadline, with a reminder a week before. */
export function calendarFile(deadlines: readonly Deadline[], now: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Jixue//deadlines//ZH',
    'CALSCALE:GREGORIAN',
    ...deadlines.flatMap((one) => eventOf(one, now)),
    'END:VCALENDAR',
  ];
  return `${lines.map(fold).join('\r\n')}\r\n`;
}

function eventOf({ id, title, at, href }: Deadline, now: Date): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${id}@jixue`,
    `DTSTAMP:${now.toISOString().replace(/[-:]|\.\d+/g, '')}`,
    `DTSTART;VALUE=DATE:${dayOf(at).replaceAll('-', '')}`,
    `SUMMARY:${escapeText(title)}`,
    `URL:${href}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escapeText(title)}`,
    'TRIGGER:-P7D',
    'END:VALARM',
    'END:VEVENT',
  ];
}

const escapeText = (text: string) => text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');

// A line has at most 75 octets; what follows begins with a space. Chinese characters have three.
function fold(line: string): string {
  const parts: string[] = [];
  let part = '';
  for (const character of line) {
    if (Buffer.byteLength(part + character) > 73) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part].join('\r\n ');
}
