import {
  Badge,
  Card,
  DataTable,
  DateTime,
  DefinitionList,
  EmptyState,
  formatDateTime,
  Page,
} from '../../../ui/index.ts';
import type { Run } from '../queries/runs.ts';
import type { Threshold, ThresholdChange } from '../queries/thresholds.ts';
import { ruleName, rules } from '../rules/findings/index.ts';
import { findMeasured, type Measured } from '../rules/findings/measured.ts';
import { explain } from './evidence.tsx';

interface ThresholdsPageProps {
  thresholds: Threshold[];
  changes: (ThresholdChange & { changedBy: string; label: string })[];
  names: Map<string, string>;
  runs: Run[];
}

/** Every rule: its explanation, thresholds, last run and measured rates; the changes of thresholds. */
export function ThresholdsPage({ thresholds, changes, names, runs }: ThresholdsPageProps) {
  const of = (code: string) => thresholds.filter(({ rule }) => rule === code);
  return (
    <Page
      title="规则与阈值"
      width="wide"
      lead="规则只按这里写明的条件找线索。误报率和检出率是在生成的守规和违规人群上实测的，阈值改动后要重新测量。"
      crumbs={[{ label: '线索', href: '/findings' }, { label: '规则与阈值' }]}
    >
      <div class="stack">
        {rules.map(({ code }) => (
          <RuleCard
            key={code}
            code={code}
            thresholds={of(code)}
            run={runs.find(({ rule }) => rule === code)}
          />
        ))}
        <Card title={ruleName('CASE')} icon="clock">
          <ThresholdTable thresholds={of('CASE')} caption={ruleName('CASE')} />
        </Card>
        <Changes changes={changes} names={names} />
      </div>
    </Page>
  );
}

function RuleCard({
  code,
  thresholds,
  run,
}: {
  code: string;
  thresholds: Threshold[];
  run: Run | undefined;
}) {
  const values = Object.fromEntries(thresholds.map(({ name, value }) => [name, value]));
  return (
    <Card
      title={ruleName(code)}
      icon="flag"
      actions={
        <a class="link" href={`/findings?rule=${code}`}>
          查看线索
        </a>
      }
    >
      {values.enabled ? null : <Badge tone="warning">已停用</Badge>}
      <p class="mt-2">{explain(code, values)}</p>
      <div class="my-4">
        <DefinitionList
          items={[
            { label: '上次检查', value: run ? runInWords(run) : '还没有检查过' },
            ...measuredInWords(findMeasured(code, values)),
          ]}
        />
      </div>
      <ThresholdTable thresholds={thresholds} caption={`${ruleName(code)}的阈值`} />
    </Card>
  );
}

function runInWords({ finishedAt, startedAt, windowFrom, windowTo, ...run }: Run): string {
  if (!finishedAt) return startedAt ? '正在检查' : '等待检查';
  if (run.error) return `${formatDateTime(finishedAt)}没有检查成`;
  if (!windowFrom || !windowTo) return `${formatDateTime(finishedAt)}，规则停用，没有检查`;
  const span = `${formatDateTime(windowFrom)}至${formatDateTime(windowTo)}`;
  return `${formatDateTime(finishedAt)}，看了${span}，新发现${run.found ?? 0}条，用时${((run.ms ?? 0) / 1000).toFixed(1)}秒`;
}

function measuredInWords(measured: Measured | null): { label: string; value: string }[] {
  if (!measured) return [{ label: '误报率、检出率', value: '按现在的阈值尚未测量' }];
  const { honest, false_alarms: alarms, cheating, caught, population } = measured;
  const share = (part: number, whole: number) =>
    whole > 0 ? `${((part * 100) / whole).toFixed(2)}%` : '—';
  return [
    { label: '误报率', value: `${share(alarms, honest)}（守规${honest}例中误报${alarms}例）` },
    { label: '检出率', value: `${share(caught, cheating)}（违规${cheating}例中检出${caught}例）` },
    ...(population ? [{ label: '测量人群', value: population }] : []),
  ];
}

function ThresholdTable({ thresholds, caption }: { thresholds: Threshold[]; caption: string }) {
  return (
    <DataTable
      caption={caption}
      rows={thresholds}
      rowKey={({ name }) => name}
      columns={[
        { key: 'label', label: '阈值', cell: ({ label }) => label },
        {
          key: 'value',
          label: '现值',
          numeric: true,
          cell: ({ value, unit }) => `${value}${unit}`,
        },
        {
          key: 'change',
          label: '操作',
          cell: ({ rule, name, label }) => (
            <a
              class="link"
              href={`/findings/thresholds/${rule}/${name}`}
              aria-label={`调整${label}`}
            >
              调整
            </a>
          ),
        },
      ]}
    />
  );
}

function Changes({ changes, names }: Pick<ThresholdsPageProps, 'changes' | 'names'>) {
  return (
    <Card title="调整记录" icon="list">
      <DataTable
        caption="调整记录"
        rows={changes}
        rowKey={({ rule, name, at }) => `${rule}${name}${at.getTime()}`}
        empty={
          <EmptyState title="还没有调整过" icon="check">
            每次调整会记下原值、新值、理由和经办人。
          </EmptyState>
        }
        columns={[
          { key: 'at', label: '时间', cell: ({ at }) => <DateTime value={at} /> },
          { key: 'rule', label: '规则', cell: ({ rule }) => ruleName(rule) },
          { key: 'label', label: '阈值', cell: ({ label }) => label },
          {
            key: 'change',
            label: '原值 → 新值',
            cell: ({ oldValue, newValue }) => `${oldValue} → ${newValue}`,
          },
          { key: 'because', label: '理由', cell: ({ because }) => because },
          { key: 'by', label: '经办', cell: ({ changedBy }) => names.get(changedBy) ?? '' },
        ]}
      />
    </Card>
  );
}
