export { rebuildFigures } from './commands/rebuild-figures.ts';
export { type Figures, type Filter, type Metric, metricNames, metrics } from './figure.ts';
export { listByDimension, listUnits, listYears, mergeFigures } from './queries.ts';
export { type Scope, scopeOf } from './scope.ts';
