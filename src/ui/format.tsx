import { type Fen, fenToYuan } from '../kernel/money.ts';

const shanghai = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', ...options });
const dateParts = shanghai({ year: 'numeric', month: 'numeric', day: 'numeric' });
const clock = shanghai({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const clockWithSeconds = shanghai({
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** 2026年11月23日 */
export function formatDate(instant: Date): string {
  const { year, month, day } = Object.fromEntries(
    dateParts.formatToParts(instant).map((part) => [part.type, part.value]),
  );
  return `${year}年${month}月${day}日`;
}

/** 14:05 */
export const formatTime = (instant: Date): string => clock.format(instant);

/** 14:05:09 */
export const formatSeconds = (instant: Date): string => clockWithSeconds.format(instant);

/** 2026年11月23日 14:05 */
export const formatDateTime = (instant: Date): string =>
  `${formatDate(instant)} ${formatTime(instant)}`;

/** A calendar day 'YYYY-MM-DD' as 2026年11月23日. */
export function formatDay(day: string): string {
  const [year, month, date] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
}

/** 1小时5分 from seconds; under a minute 35秒. */
export function formatDuration(seconds: number): string {
  if (seconds < 60) return `${Math.max(0, Math.round(seconds))}秒`;
  const minutes = Math.round(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return `${minutes}分钟`;
  return minutes % 60 === 0 ? `${hours}小时` : `${hours}小时${minutes % 60}分`;
}

/** 1.2 MB from bytes. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_048_576) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  const [size, unit] =
    bytes < 1_073_741_824 ? [bytes / 1_048_576, 'MB'] : [bytes / 1_073_741_824, 'GB'];
  // 4 GB, not 4.0; 1.5 MB.
  return `${Number(size.toFixed(1))} ${unit}`;
}

/** A time element with the instant for machines. */
export function DateTime({ value, only }: { value: Date; only?: 'date' | 'time' }) {
  const text =
    only === 'date'
      ? formatDate(value)
      : only === 'time'
        ? formatTime(value)
        : formatDateTime(value);
  return (
    <time dateTime={value.toISOString()} class="figures">
      {text}
    </time>
  );
}

/** ¥70.00 */
export function Money({ fen }: { fen: Fen }) {
  return <span class="figures">¥{fenToYuan(fen)}</span>;
}
