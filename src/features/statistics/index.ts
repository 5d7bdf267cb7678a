export { loadNames } from './choices.ts';
export { rebuildFigures } from './commands/rebuild-figures.ts';
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
} from './figure.ts';
export {
  type LaggingUnit,
  listFiguresOf,
  listLaggingUnits,
  listReachedBy,
} from './queries/members.ts';
export { getMergedAt, listByDimension, listUnits, listYears, mergeFigures } from './queries.ts';
export { type Scope, scopeOf } from './scope.ts';
