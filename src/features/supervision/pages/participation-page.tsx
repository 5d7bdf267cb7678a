import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import {
  Badge,
  ButtonLink,
  Card,
  Chart,
  ErrorSummary,
  FilterRow,
  Form,
  formatTime,
  Page,
  Pagination,
  Stat,
  SubmitButton,
  Tabs,
  TextField,
  TileMap,
} from '../../../ui/index.ts';
import { orderKindOf } from '../queries/addressees.ts';
import type { Participation } from '../queries/participation.ts';
import type { Thresholds } from '../queries/thresholds.ts';
import { districtTiles } from '../rules/district-tiles.ts';
import { type Line, sideNames } from '../rules/participation.ts';
import { issuingRoles } from '../rules/policy.ts';
import { changeText, percentText, withPoints } from '../rules/share.ts';
import { choicesOf, drillHref, hrefOf } from './participation-links.ts';
import { LineTable } from './participation-table.tsx';

export interface ParticipationPageProps {
  role: string;
  shown: Participation;
  /** Whether this is the first page of units. */
  first: boolean;
  thresholds: Thresholds;
  mergedAt: Date;
  form: FormState;
}

const mostBars = 12;

/** Participation and completion of a year, the furthest behind first; from here orders are issued. */
export function ParticipationPage(props: ParticipationPageProps) {
  const { role, shown, first, thresholds, mergedAt, form } = props;
  const { year, by, scopeName, total, lines, more } = shown;
  const here = hrefOf(shown, {});
  const kind = orderKindOf(by);
  const orders = (issuingRoles as readonly string[]).includes(role);
  const last = lines.at(-1);
  return (
    <Page
      title={`${scopeName}${year}年参学和完成情况`}
      width="wide"
      lead={`完成率最低的排在最前。有正当理由的人员不计入比率。数据截至 ${formatTime(mergedAt)}，随办理自动更新。`}
      actions={
        <>
          <ButtonLink href={here.replace('/supervision?', '/supervision.pdf?')} tone="quiet">
            打印（PDF）
          </ButtonLink>
          <ButtonLink href={here.replace('/supervision?', '/supervision.xlsx?')} tone="quiet">
            导出（Excel）
          </ButtonLink>
          {orders ? <ButtonLink href="/catch-up-orders">督办</ButtonLink> : null}
        </>
      }
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        <Tabs
          label="查看方式"
          tabs={shown.choosable.map((side) => ({
            href: `/supervision?year=${year}&by=${side}`,
            label: `按${sideNames[side]}`,
            current: side === by,
          }))}
        />
        <FilterRow action="/supervision" kept={{ by }} choices={choicesOf(shown)} />
        <Totals total={total} thresholds={thresholds} />
        <Form action="/catch-up-orders/new" method="get" class="stack">
          <input type="hidden" name="year" value={year} />
          <input type="hidden" name="kind" value={kind ?? ''} />
          <LineTable shown={shown} thresholds={thresholds} />
          {lines.some(({ orderable }) => orderable) ? (
            <p class="flex flex-wrap items-center gap-3 no-print">
              <SubmitButton>对勾选的下达限期补学通知</SubmitButton>
              {role === 'MUNICIPAL_OFFICER' ? (
                <a class="link" href={`/catch-up-orders/new?kind=AGENCY&year=${year}`}>
                  对人才代理机构下达
                </a>
              ) : null}
            </p>
          ) : null}
        </Form>
        <Pagination
          previous={first ? null : here}
          next={more && last ? `${here}&after=${last.rate}.${last.member}` : null}
        />
        <District shown={shown} low={thresholds.completion} />
        <Bars shown={shown} title={`${year}年按${sideNames[by]}`} />
        {role === 'MUNICIPAL_OFFICER' ? <ThresholdCard values={thresholds} form={form} /> : null}
      </div>
    </Page>
  );
}

function Totals({ total, thresholds }: { total: Line; thresholds: Thresholds }) {
  const change = changeText(total.completion, total.completionBefore);
  return (
    <div class="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
      <Stat
        label="应学"
        value={total.required.toLocaleString('zh-CN')}
        note={`其中有正当理由 ${total.excused.toLocaleString('zh-CN')} 人`}
      />
      <Stat
        label="参学率"
        value={percentText(total.participation)}
        note={`已选课 ${total.enrolled.toLocaleString('zh-CN')} 人，提示线 ${thresholds.participation}%`}
      />
      <Stat
        label="完成率"
        value={percentText(total.completion)}
        note={`已登记学时 ${total.recorded.toLocaleString('zh-CN')} 人，提示线 ${thresholds.completion}%`}
      />
      <Stat
        label="比上年同日"
        value={withPoints(change)}
        note={
          total.completionBefore === null
            ? '上年没有可比的数据'
            : `上年同日完成率 ${percentText(total.completionBefore)}`
        }
      />
    </div>
  );
}

/** Where in the city it stands how: the districts as tiles. */
function District({ shown, low }: { shown: Participation; low: number }) {
  if (shown.by !== 'place') return null;
  const lines = new Map(shown.lines.map((line) => [line.member, line]));
  const tiles = Object.entries(districtTiles).map(([id, [name, column, row]]) => {
    const line = lines.get(id);
    const href = line ? drillHref(shown, line) : null;
    return { id, name, column, row, percent: line?.completion ?? null, href };
  });
  if (tiles.filter(({ href }) => href).length < 6) return null;
  return <TileMap title={`${shown.year}年各区县完成率（%）`} tiles={tiles} low={low} />;
}

function Bars({ shown, title }: { shown: Participation; title: string }) {
  const { lines } = shown;
  const bars = lines.filter(({ completion }) => completion !== null).slice(0, mostBars);
  if (bars.length < 2) return null;
  const rounded = (share: number | null) => (share === null ? null : Math.round(share * 10) / 10);
  return (
    <Chart
      title={lines.length > bars.length ? `${title}（完成率最低的${bars.length}个）` : title}
      kind="bar"
      unit="%"
      labels={bars.map(({ name }) => name)}
      hrefs={bars.map((line) => drillHref(shown, line))}
      series={[
        { name: '参学率', values: bars.map(({ participation }) => rounded(participation)) },
        { name: '完成率', values: bars.map(({ completion }) => rounded(completion)) },
      ]}
    />
  );
}

function ThresholdCard({ values, form }: { values: Thresholds; form: FormState }) {
  const given = {
    ...form,
    values: Object.keys(form.values).length > 0 ? form.values : textOf(values),
  };
  return (
    <Card title="提示线" icon="flag">
      <p class="text-muted">
        低于提示线的比率标有 <Badge tone="warning">偏低</Badge>。
      </p>
      <Form action="/supervision/thresholds">
        <div class="flex flex-wrap items-end gap-3">
          <TextField
            label="参学率（%）"
            {...fieldOf(given, 'participation')}
            size="short"
            required
          />
          <TextField label="完成率（%）" {...fieldOf(given, 'completion')} size="short" required />
          <SubmitButton tone="quiet">保存提示线</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}

const textOf = (values: Thresholds) => ({
  participation: String(values.participation),
  completion: String(values.completion),
});
