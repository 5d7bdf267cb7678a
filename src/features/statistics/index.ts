export { rebuildFigures } from './commands/rebuild-figures.ts';
export { loadNames } from './pages/filter-choices.ts';
export {
  getMergedAt,
  listByDimension,
  listUnits,
  listYears,
  mergeFigures,
} from './queries/figures.ts';
export {
  type LaggingUnit,
  listFiguresOf,
  listLaggingUnits,
  listReachedBy,
} from './queries/members.ts';
export {
  type Dimension,
  dimensionNames,
  type Figures,
  type Filter,
  type Metric,
  memberName,
  metricNames,
  metrics,
  noFigures,
} from './rules/figure.ts';
export { type Scope, scopeOf } from './rules/scope.ts';
