import type { PagesRun } from './measure.ts';

/** The pages over a limit, the twenty slowest, and the slow statements with their plans. */
export function tableOf({ people, pages, over, unreached, slowStatements }: PagesRun): string {
  const row = ({ key, role, p50, p95, statements }: PagesRun['pages'][number]) =>
    `| ${key} | ${role} | ${p50.toFixed(1)} | ${p95.toFixed(1)} | ${statements} |`;
  const head = ['| 页面 | 角色 | 中位 ms | 95% ms | 语句 |', '|---|---|---:|---:|---:|'];
  return [
    `${people} 人的城市，${pages.length} 个页面；没有数据可打开的 ${unreached.length} 个`,
    '',
    `超出限额的 ${over.length} 个：`,
    '',
    ...head,
    ...over.map(row),
    '',
    '最慢的 20 个：',
    '',
    ...head,
    ...pages.slice(0, 20).map(row),
    '',
    `超过 20 ms 的语句 ${slowStatements.length} 条`,
    ...slowStatements.flatMap(({ ms, key, text, plan }) => [
      '',
      `${ms.toFixed(0)} ms，${key}`,
      '```',
      text.trim(),
      '',
      plan,
      '```',
    ]),
    '',
  ].join('\n');
}
