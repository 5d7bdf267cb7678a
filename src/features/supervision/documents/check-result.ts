import { formatDateTime, formatDay } from '../../../ui/index.ts';
import type { CheckView } from '../queries/check-view.ts';
import { percentText, wilson } from '../rules/share.ts';
import {
  type CheckRow,
  checkSubjectNames,
  defectNames,
  outcomeNames,
} from '../rules/spot-check.ts';

/** What `spot-check.typ` prints: the draw, the result with its interval, every row. */
export function checkResult(view: CheckView) {
  const { check, tally, bodyNames } = view;
  const checked = tally.defects + tally.inOrder;
  const interval = wilson(tally.defects, checked);
  return {
    checkNo: check.checkNo,
    by: bodyNames.get(check.organisationId) ?? '',
    subject: checkSubjectNames[check.subject],
    scope: view.scope,
    period: `${formatDay(check.periodFrom)}至${formatDay(check.periodTo)}`,
    openedAt: formatDateTime(check.openedAt),
    closedAt: check.closedAt ? formatDateTime(check.closedAt) : '',
    conclusion: check.conclusion ?? '',
    seed: check.seed,
    population: check.population,
    tally,
    share: percentText(checked > 0 ? (tally.defects / checked) * 100 : null),
    interval: interval ? `${percentText(interval.low)}至${percentText(interval.high)}` : '—',
    rows: view.rows.map((row) => lineOf(view, row)),
  };
}

function lineOf({ check, people, bodyNames }: CheckView, row: CheckRow) {
  const person = people.get(row.accountId);
  return {
    no: String(row.position),
    person: person?.name ?? '',
    number: person?.idNumberMasked ?? '',
    body: row.bodyId ? (bodyNames.get(row.bodyId) ?? '') : '',
    outcome: row.outcome ? outcomeNames[row.outcome] : '未核查',
    defect: row.defect ? (defectNames[check.subject][row.defect] ?? '') : '',
    note: row.note,
  };
}
