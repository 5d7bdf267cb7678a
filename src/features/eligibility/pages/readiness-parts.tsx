import { titleLevelNames, titleLevels } from '../../../kernel/title-level.ts';
import {
  Alert,
  Badge,
  DataTable,
  Form,
  formatDate,
  SelectField,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import type { TitleSeries } from '../../organisations/index.ts';
import type { ReadinessAsked } from '../queries/readiness.ts';
import { type Pass, proofUrl } from '../rules/evidence.ts';
import type { Readiness, YearRow, YearState } from '../rules/readiness.ts';
import { describeRule, explainReadiness, explainYear, yearStateNames } from '../rules/sentences.ts';

/** Where the rows that prove a year are opened: by the person himself, or by an officer. */
export type Reader = 'self' | 'officer';

const tones: { [state in YearState]: 'success' | 'warning' | 'error' | 'neutral' } = {
  COUNTED: 'success',
  EXCUSED: 'success',
  NOT_OFFERED: 'neutral',
  NOT_KNOWN: 'neutral',
  NOT_NEEDED: 'neutral',
  UPCOMING: 'warning',
  NOT_ENDORSED: 'warning',
  NOT_RECORDED: 'warning',
  REVOKED: 'error',
  BEFORE_TITLE: 'error',
  REPEATED: 'error',
  MISSING: 'error',
};

/** The answer in one sentence, with the rule it rests on. */
export function ReadinessAnswer({ readiness }: { readiness: Readiness }) {
  const { ready, rule, applicationYear } = readiness;
  return (
    <div class="stack">
      <Alert
        tone={ready ? 'success' : 'warning'}
        title={
          ready
            ? `${applicationYear}年申报：公需科目已具备`
            : `${applicationYear}年申报：公需科目还不具备`
        }
      >
        {explainReadiness(readiness)}
      </Alert>
      {rule ? (
        <p class="text-muted">
          依据规则“{rule.name}”（{rule.basis}）：{describeRule(rule)}。
        </p>
      ) : null}
    </div>
  );
}

/** Each year of the cycle with what proves it and what can still be done. */
export function YearsTable({ rows, reader }: { rows: readonly YearRow[]; reader: Reader }) {
  return (
    <DataTable
      caption="本周期各年度"
      rows={rows}
      rowKey={({ year }) => String(year)}
      columns={[
        { key: 'year', label: '年度', cell: ({ year }) => <span class="figures">{year}年</span> },
        {
          key: 'state',
          label: '状态',
          cell: ({ state }) => <Badge tone={tones[state]}>{yearStateNames[state]}</Badge>,
        },
        { key: 'evidence', label: '依据', cell: (row) => <Evidence row={row} reader={reader} /> },
        {
          key: 'next',
          label: '说明',
          cell: (row) => (
            <span>
              {explainYear(row)}
              <MakeUp row={row} reader={reader} />
            </span>
          ),
        },
      ]}
    />
  );
}

function Evidence({ row, reader }: { row: YearRow; reader: Reader }) {
  const { pass, absenceId } = row;
  if (absenceId) {
    const href = reader === 'self' ? '/absences' : `/absence-desk/${absenceId}`;
    return (
      <a class="link" href={href}>
        查看正当理由
      </a>
    );
  }
  return pass ? (
    <PassLinks pass={pass} reader={reader} />
  ) : (
    <span class="text-muted">没有记录</span>
  );
}

/** Slip, endorsement and hours of a pass, each to be opened. */
export function PassLinks({ pass, reader }: { pass: Pass; reader: Reader }) {
  const { slip, endorsement, entry } = pass;
  if (pass.onPaper)
    return (
      <span>
        线下成绩 {slip.slipNo}，{pass.onPaper.endorsedBy}审验，{pass.creditHours} 学时
      </span>
    );
  return (
    <ul class="flex flex-col gap-1">
      <li>
        <a class="link" href={reader === 'self' ? `/slips/${slip.id}` : proofUrl(pass)}>
          合格单 {slip.slipNo}
        </a>
      </li>
      {endorsement?.state === 'ENDORSED' && endorsement.decidedAt ? (
        <li>
          <a
            class="link"
            href={reader === 'self' ? `/slips/${slip.id}/endorsement` : proofUrl(pass)}
          >
            {formatDate(endorsement.decidedAt)}审验
          </a>
        </li>
      ) : null}
      {slip.state === 'VALID' && endorsement?.state !== 'ENDORSED' && reader === 'self' ? (
        <li>
          <a class="link" href={`/slips/${slip.id}/endorsement`}>
            由谁审验、办到哪一步
          </a>
        </li>
      ) : null}
      {entry ? (
        <li>
          {reader === 'self' ? (
            <a class="link" href="/certificate">
              学时 {pass.creditHours}，登记号 {entry.entryNo}
            </a>
          ) : (
            <span>
              学时 {pass.creditHours}，登记号 {entry.entryNo}
            </span>
          )}
        </li>
      ) : null}
    </ul>
  );
}

function MakeUp({ row: { makeUp }, reader }: { row: YearRow; reader: Reader }) {
  if (!makeUp?.openUntil) return null;
  const until = `可以在${formatDate(makeUp.openUntil)}前学习并通过考试`;
  return reader === 'self' ? (
    <>
      {' '}
      <a class="link" href={`/courses/${makeUp.id}`}>
        {until}：{makeUp.title}
      </a>
    </>
  ) : (
    <> {until}。</>
  );
}

/** "What if I apply in another year, for another level": a form that changes nothing. */
export function AskForm({
  action,
  asked,
  series,
}: {
  action: string;
  asked: ReadinessAsked;
  series: readonly TitleSeries[];
}) {
  return (
    <Form action={action} method="get" class="flex flex-wrap items-end gap-4">
      <TextField
        name="year"
        label="申报年度"
        value={String(asked.year)}
        type="number"
        inputMode="numeric"
        size="short"
        required
      />
      <SelectField
        name="level"
        label="申报层级"
        value={asked.level}
        required
        options={titleLevels.map((level) => ({ value: level, label: titleLevelNames[level] }))}
      />
      <SelectField
        name="series"
        label="系列"
        value={asked.seriesCode ?? ''}
        placeholder="与现职称相同"
        options={series.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <div class="mb-5">
        <SubmitButton tone="quiet">查看</SubmitButton>
      </div>
    </Form>
  );
}
