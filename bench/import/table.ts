import { cpus, totalmem } from 'node:os';
import type { ImportRun, MeasuredFile } from './measure.ts';

/** Returns the measurements as a readable table with the targets. */
export function tableOf({ fields, lists, bombs }: ImportRun): string {
  const row = (...cells: (string | number)[]) => `| ${cells.join(' | ')} |`;
  const file = ({ name, megabytes, rows, milliseconds, peakMb, grownMb, refused }: MeasuredFile) =>
    row(
      name,
      megabytes.toFixed(1),
      (milliseconds / 1000).toFixed(2),
      refused === null ? Math.round((rows * 1000) / milliseconds).toLocaleString('zh-CN') : '—',
      Math.round(peakMb),
      Math.round(grownMb),
      refused ?? '读完',
    );
  return [
    `${cpus().length} 核，${Math.round(totalmem() / 2 ** 30)} GB，Node ${process.version}`,
    '',
    '| 文件 | MB | 秒 | 行/秒 | 内存峰值 MB | 其中读取所增 MB | 结果 |',
    '|---|---:|---:|---:|---:|---:|---|',
    ...[...lists, ...bombs].map(file),
    '',
    '| 目标 | 测得 | 应为 |',
    '|---|---:|---:|',
    row('每秒读取（行，最慢的文件）', fields.rows_per_s, '—'),
    row('内存峰值（MB，最大的文件）', fields.rss_mb, '不随行数增长'),
    row('炸弹最久的回答（ms）', fields.bomb_ms, '几秒以内'),
    row('炸弹多占的内存（MB）', fields.bomb_rss_mb, '≤ 200'),
    '',
  ].join('\n');
}
