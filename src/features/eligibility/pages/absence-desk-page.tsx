import type { PageOf } from '../../../kernel/page-of.ts';
import {
  Badge,
  ButtonLink,
  DataTable,
  DateTime,
  EmptyState,
  formatDay,
  Page,
  Pagination,
  Tabs,
} from '../../../ui/index.ts';
import type { ListedAbsence } from '../queries/listed-absences.ts';
import { type AbsenceState, absenceStateNames } from '../rules/absence.ts';
import { absenceTones } from './absences-page.tsx';

export interface AbsenceDeskPageProps {
  absences: PageOf<ListedAbsence>;
  counts: Map<string, number>;
  state: AbsenceState;
  /** The unit decides and enters; the others look on. */
  mayEnter: boolean;
}

const states: AbsenceState[] = ['REQUESTED', 'APPROVED', 'REFUSED', 'WITHDRAWN'];

/** Justified absences of a body's people: its own to decide, of its area or system to see (G13). */
export function AbsenceDeskPage({ absences, counts, state, mayEnter }: AbsenceDeskPageProps) {
  return (
    <Page
      title="正当理由"
      width="wide"
      lead={
        mayEnter
          ? '所管人员没有参加学习的正当理由：批准申请，或者直接登记。自己的申请由另一位管理员办理。'
          : '管辖范围内各单位批准的正当理由。'
      }
      actions={
        mayEnter ? <ButtonLink href="/absence-desk/new">登记正当理由</ButtonLink> : undefined
      }
    >
      <div class="stack">
        <Tabs
          label="状态"
          tabs={states.map((one) => ({
            href: `/absence-desk?state=${one}`,
            label: absenceStateNames[one],
            current: one === state,
            count: counts.get(one) ?? 0,
          }))}
        />
        <DataTable
          caption={`${absenceStateNames[state]}的正当理由`}
          rows={absences.rows}
          rowKey={({ absence }) => absence.id}
          empty={<EmptyState title="这里没有记录" icon="list" />}
          columns={[
            {
              key: 'name',
              label: '姓名',
              cell: ({ absence, person }) => (
                <a class="link" href={`/absence-desk/${absence.id}`}>
                  {person?.name}
                </a>
              ),
            },
            {
              key: 'number',
              label: '证件号码',
              cell: ({ person }) => <span class="figures">{person?.idNumberMasked}</span>,
            },
            { key: 'unit', label: '单位', cell: ({ unit }) => unit },
            {
              key: 'years',
              label: '年度',
              cell: ({ absence }) => absence.years.map((one) => `${one}年`).join('、'),
            },
            { key: 'reason', label: '原因', cell: ({ absence }) => absence.reasonName },
            {
              key: 'period',
              label: '起止',
              cell: ({ absence }) =>
                `${formatDay(absence.validFrom)}至${formatDay(absence.validTo)}`,
            },
            {
              key: 'asked',
              label: '提出',
              cell: ({ absence }) => <DateTime value={absence.requestedAt} only="date" />,
            },
            {
              key: 'state',
              label: '状态',
              cell: ({ absence }) => (
                <Badge tone={absenceTones[absence.state]}>{absenceStateNames[absence.state]}</Badge>
              ),
            },
          ]}
        />
        <Pagination of={absences} />
      </div>
    </Page>
  );
}
