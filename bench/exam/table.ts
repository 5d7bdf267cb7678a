import { cpus, totalmem } from 'node:os';
import type { ExamDay } from './measure.ts';

/** Returns the measurements as a readable table with the targets. */
export function tableOf({ fields, measured, yardstick, verifications }: ExamDay): string {
  const machine = `${cpus().length} 核，${Math.round(totalmem() / 2 ** 30)} GB，Node ${process.version}，${cpus()[0]?.model.trim()}`;
  const rows = measured.map(
    ({ name, result, cost }) =>
      `| ${name} | ${Math.round(result.perSecond)} | ${result.p50.toFixed(1)} | ${result.p99.toFixed(1)} | ${result.slowest.toFixed(0)} | ${result.done} | ${result.errors} | ${cost.web} | ${cost.database} |`,
  );
  const aims = [
    ['保存与标尺之比', fields.ratio, '≥ 4'],
    ['每秒 10,000 次保存时 99% 的等待（ms）', fields.offered_p99_ms, '≤ 150'],
    ['其中出错', fields.offered_errors, '0'],
    ['每秒开考', fields.starts_per_s, '≥ 2,000'],
    ['每秒打开试卷', fields.sheets_per_s, '≥ 600'],
    ['试卷在线路上（KB）', fields.sheet_kb, '≤ 25'],
    ['每秒交卷并评分', fields.handins_per_s, '≥ 1,500'],
    ['登录与 argon2 之比', fields.logins_ratio, '≥ 0.85'],
    ['大量登录时 99% 的保存等待（ms）', fields.login_storm_p99_ms, '< 100'],
    ['打开的连线', fields.lines, '100,000'],
    ['每条连线的内存（KB）', fields.line_kb, ''],
    ['全部进程被终止后恢复（s）', fields.lines_back_s, '≤ 60'],
    ['进程内存（MB）', fields.rss_mb, '< 1,500'],
    ['1,000,000 次考试在库时的保存速度与 1,000 次时之比', fields.growth_ratio, '≥ 0.95'],
  ].map((row) => `| ${row.join(' | ')} |`);
  return [
    machine,
    '',
    '| 测量 | 每秒 | 中位 ms | 99% ms | 最慢 ms | 次数 | 出错 | 网页进程 µs/次 | 数据库 µs/次 |',
    '|---|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...rows,
    '',
    `标尺：每次保存一个事务，${yardstick.connections} 个连接，每秒 ${Math.round(yardstick.perSecond)}；argon2 验证每秒 ${verifications.toFixed(1)}`,
    '',
    '| 目标 | 测得 | 应为 |',
    '|---|---:|---:|',
    ...aims,
    '',
  ].join('\n');
}
