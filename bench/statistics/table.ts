import { cpus, totalmem } from 'node:os';
import type { StatisticsRun } from './measure.ts';

/** Returns the measurements as a readable table with the targets. */
export function tableOf({ fields, pages, scanMs, written, people }: StatisticsRun): string {
  const row = (...cells: (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [
    `${cpus().length} 核，${Math.round(totalmem() / 2 ** 30)} GB，Node ${process.version}；${people.toLocaleString('zh-CN')} 人，5 年`,
    '',
    '| 页面 | 中位 ms | 95% ms |',
    '|---|---:|---:|',
    ...pages.map(({ name, p50, p95 }) => row(name, p50.toFixed(1), p95.toFixed(1))),
    '',
    `从基础表统计（热）：${Math.round(scanMs)} ms。导出 ${written.rows} 行：${written.seconds.toFixed(1)} s，${Math.round(written.bytes / 2 ** 20)} MB；内存峰值写到四分之一时 ${Math.round(written.quarterMb)} MB，写完 ${Math.round(written.peakMb)} MB。`,
    '',
    '| 目标 | 测得 | 应为 |',
    '|---|---:|---:|',
    row('最慢页面的 95%（ms）', fields.pages_p95_ms, '< 150'),
    row('全市总览与扫描之比', fields.scan_ratio, '≥ 100'),
    row('汇总占变更成本', fields.upkeep_share, '< 0.1'),
    row('每秒导入（行）', fields.import_rows_per_s, '≥ 5,000'),
    row('导出时内存（MB）', fields.export_rss_mb, '不随行数增长'),
    '',
  ].join('\n');
}
