import { cpus, totalmem } from 'node:os';
import type { RoundResult } from './round.ts';
import type { CrashOutcome } from './run.ts';

/** A round in one line, and a line for each thing that is wrong with how to see it again. */
export function lineOf(result: RoundResult, seed: number): string {
  const { round, faults, attempts, acknowledged, kills, findings, surprises, seconds } = result;
  const broken = faults.map(({ kind, on }) => (on ? `${kind}@${on}` : kind)).join('；');
  return [
    `第 ${round} 轮 ${seconds.toFixed(1)} 秒：考试 ${attempts} 次，确认保存 ${acknowledged} 个答案，杀死 ${kills} 个进程，问题 ${findings.length} 个（${broken}）`,
    ...findings.map(
      ({ is, what }) =>
        `  ${is}: ${what}（重现：npm run crash -- --rounds ${round} --seed ${seed}）`,
    ),
    ...[...surprises].map(([what, times]) => `  意外的回答 ${what} ×${times}`),
  ].join('\n');
}

/** The outcome as a table for people. */
export function tableOf(outcome: CrashOutcome): string {
  const machine = `${cpus().length} 核，${Math.round(totalmem() / 2 ** 30)} GB，Node ${process.version}`;
  const rows: [string, string | number][] = [
    ['轮数', outcome.rounds],
    ['杀死的进程', outcome.kills],
    ['确认保存的答案', outcome.acked],
    ['丢失', outcome.lost],
    ['不合法', outcome.illegal],
    ['重复', outcome.double],
    ['最长无人保存成功的时间（ms）', outcome.longest_outage_ms],
    ['这台机器上跳过的故障', outcome.skipped.join('、') || '无'],
    ['种子', outcome.seed],
  ];
  return [
    machine,
    '',
    '| 项目 | 结果 |',
    '|---|---:|',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
  ].join('\n');
}
