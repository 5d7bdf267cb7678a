import { Card, DataTable } from '../../../ui/index.ts';
import { findRule } from '../rules/findings/index.ts';
import type { EvidenceRow, Thresholds } from '../rules/findings/rule.ts';

/** The evidence of a finding; rows that have a page can be opened. */
export function Evidence({ rows }: { rows: EvidenceRow[] }) {
  return (
    <Card title="依据" icon="list">
      <DataTable
        caption="依据"
        rows={rows.map((row, index) => ({ ...row, key: String(index) }))}
        rowKey={({ key }) => key}
        columns={[
          { key: 'label', label: '项目', cell: ({ label }) => label },
          { key: 'value', label: '内容', cell: ({ value }) => value },
          {
            key: 'open',
            label: '操作',
            cell: ({ href, label }) =>
              href ? (
                <a class="link" href={href} aria-label={`打开${label}`}>
                  打开
                </a>
              ) : null,
          },
        ]}
      />
    </Card>
  );
}

/** The rule of a finding with the thresholds of then. */
export function RuleExplained({ code, thresholds }: { code: string; thresholds: Thresholds }) {
  const rule = findRule(code);
  return (
    <Card title="规则" icon="info">
      <p class="font-medium">{rule?.name ?? code}</p>
      <p class="mt-2">{explain(code, thresholds)}</p>
    </Card>
  );
}

/** Explains a rule by its thresholds; one that has got a new threshold since cannot explain old findings. */
export function explain(code: string, thresholds: Thresholds): string {
  try {
    return findRule(code)?.explain(thresholds) ?? '这条规则已经停用。';
  } catch {
    return '规则在此之后有改动，当时的阈值见下表。';
  }
}
