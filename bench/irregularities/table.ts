import type { Measurement } from './measure.ts';
import { intervalOf, type Outcome } from './outcome.ts';

const percent = (share: number) => `${(share * 100).toFixed(share < 0.01 ? 3 : 0)}%`;

/** Returns the measurements as a Markdown table for docs/irregularities.md. */
export function tableOf({ rules, windows }: Measurement): string {
  const lines = [
    '| rule | honest | false alarms (95 %) | kind of cheating | cheating | caught (95 %) |',
    '|---|---|---|---|---|---|',
    ...Object.entries(rules).flatMap(([code, outcome]) => rowsOf(code, outcome)),
    ...rowsOf('PAPERS_TOO_ALIKE, large bank', windows.large.alike),
  ];
  for (const [bank, { falsePairs, compared, ms }] of Object.entries(windows))
    lines.push(
      '',
      `${bank} bank: ${falsePairs} false pairs, ${compared} pairs compared in ${ms} ms`,
    );
  return `${lines.join('\n')}\n`;
}

function rowsOf(code: string, { honest, falseAlarms, kinds }: Outcome): string[] {
  return Object.entries(kinds).map(([kind, { cheating, caught }], row) => {
    const alarms = `${falseAlarms} (${intervalOf(falseAlarms, honest).map(percent).join('–')})`;
    const shown = row === 0 ? `${code} | ${honest} | ${alarms}` : ' | | ';
    const range = intervalOf(caught, cheating).map(percent).join('–');
    return `| ${shown} | ${kind} | ${cheating} | ${caught} (${range}) |`;
  });
}
