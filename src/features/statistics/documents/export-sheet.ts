import type { Cell } from '../../../platform/spreadsheets/index.ts';
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

type Line = Record<string, string | number | boolean | Date | null>;

export interface SheetColumn {
  header: string;
  width?: number;
  cell(line: Line, masked: boolean): Cell;
}

const text = (header: string, key: string, width = 16): SheetColumn => ({
  header,
  width,
  cell: (line) => String(line[key] ?? ''),
});
const moment = (header: string, key: string): SheetColumn => ({
  header,
  width: 20,
  cell: (line) => (line[key] ? formatDateTime(line[key] as Date) : ''),
});
const figure = (metric: Metric): SheetColumn => ({
  header: metricNames[metric],
  width: 10,
  cell: (line, masked) => {
    const shown = figureText(Number(line[metric]), masked);
    return shown.startsWith('＜') ? shown : Number(line[metric]);
  },
});

const level: SheetColumn = {
  header: '职称层级',
  cell: (line) => levelName(String(line.level ?? line.titleLevel ?? '')),
};
const affiliation: SheetColumn = {
  header: '隶属关系',
  cell: (line) => affiliationName(String(line.affiliation ?? '')),
};
const place = text('区县', 'placeName');
const industry = text('行业主管部门', 'industryName', 22);
const unit = text('单位', 'unitName', 32);
const counts = metrics.map(figure);

/** The columns of each kind of file. */
export const exportColumns: Record<ExportKind, SheetColumn[]> = {
  CELLS: [place, industry, affiliation, level, ...counts],
  UNITS: [unit, place, industry, affiliation, level, ...counts],
  DAYS: [
    text('日期', 'day'),
    { header: '进度', cell: (line) => metricNames[line.metric as Metric] },
    {
      header: '人数',
      cell: (line, masked) => {
        const shown = figureText(Number(line.n), masked);
        return shown.startsWith('＜') ? shown : Number(line.n);
      },
    },
  ],
  PEOPLE: [
    text('姓名', 'name'),
    unit,
    place,
    industry,
    level,
    { header: '应学', cell: (line) => (line.required ? '是' : '否') },
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
