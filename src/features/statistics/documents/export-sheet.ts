import type { Cell, TableColumn } from '../../../kernel/column.ts';
import { formatDateTime } from '../../../ui/index.ts';
import type { ExportKind } from '../rules/export.ts';
import {
  affiliationName,
  figureText,
  levelName,
  type Metric,
  metricNames,
  metrics,
} from '../rules/figure.ts';

export type ExportLine = Record<string, string | number | boolean | Date | null>;
type Column = TableColumn<ExportLine>;

const text = (label: string, key: string, width = 16): Column => ({
  key,
  label,
  width,
  value: (line) => String(line[key] ?? ''),
});
const moment = (label: string, key: string): Column => ({
  key,
  label,
  width: 20,
  value: (line) => (line[key] ? formatDateTime(line[key] as Date) : ''),
});
/** A figure that tells too much about single people is masked as on the page. */
const figure = (n: number, masked: boolean): Cell => {
  const shown = figureText(n, masked);
  return shown.startsWith('＜') ? shown : n;
};
const countOf = (metric: Metric, masked: boolean): Column => ({
  key: metric,
  label: metricNames[metric],
  width: 10,
  value: (line) => figure(Number(line[metric]), masked),
});

const level: Column = {
  key: 'level',
  label: '职称层级',
  value: (line) => levelName(String(line.level ?? line.titleLevel ?? '')),
};
const affiliation: Column = {
  key: 'affiliation',
  label: '隶属关系',
  value: (line) => affiliationName(String(line.affiliation ?? '')),
};
const place = text('区县', 'placeName');
const industry = text('行业主管部门', 'industryName', 22);
const unit = text('单位', 'unitName', 32);

/** The columns of each kind of file, with small figures masked or not. */
export function exportColumns(kind: ExportKind, masked: boolean): Column[] {
  const counts = metrics.map((metric) => countOf(metric, masked));
  const columns: Record<ExportKind, Column[]> = {
    CELLS: [place, industry, affiliation, level, ...counts],
    UNITS: [unit, place, industry, affiliation, level, ...counts],
    DAYS: [
      text('日期', 'day'),
      { key: 'metric', label: '进度', value: (line) => metricNames[line.metric as Metric] },
      { key: 'n', label: '人数', value: (line) => figure(Number(line.n), masked) },
    ],
    PEOPLE: [
      text('姓名', 'name'),
      unit,
      place,
      industry,
      level,
      { key: 'required', label: '应学', value: (line) => (line.required ? '是' : '否') },
      moment('选课', 'enrolledAt'),
      moment('缴费', 'accessAt'),
      moment('学完', 'studiedAt'),
      moment('首次考试', 'firstExamAt'),
      moment('合格', 'passedAt'),
      moment('审验', 'endorsedAt'),
      moment('登记学时', 'recordedAt'),
      moment('正当理由', 'excusedAt'),
    ],
  };
  return columns[kind];
}
