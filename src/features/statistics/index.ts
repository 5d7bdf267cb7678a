export { rebuildFigures } from './commands/rebuild-figures.ts';
export { deleteExportsBefore } from './queries/exports.ts';
export {
  getMergedAt,
  listByDimension,
  listUnits,
  listYears,
  mergeFigures,
} from './queries/figures.ts';
export { type Axis, axisOf } from './queries/kept-rows.ts';
export {
  type LaggingUnit,
  listFiguresOf,
  listLaggingUnits,
  listReachedBy,
} from './queries/members.ts';
export { loadNames } from './queries/names.ts';
export {
  type Dimension,
  dimensionNames,
  type Figures,
  type Filter,
  type MemberNames,
  type Metric,
  memberName,
  metricNames,
  metrics,
  noFigures,
  scopeName,
} from './rules/figure.ts';
