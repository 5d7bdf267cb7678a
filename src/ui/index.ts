export type { IconName } from '../kernel/icon-name.ts';
export { Alert } from './alert.tsx';
export {
  Badge,
  Card,
  type Definition,
  DefinitionList,
  EmptyState,
  Progress,
  Stat,
  type Tab,
  Tabs,
} from './blocks.tsx';
export { Chart, type ChartProps, type ChartSeries } from './charts/chart.tsx';
export { Funnel, type FunnelStep } from './charts/funnel.tsx';
export { Heat, type HeatRow } from './charts/heat.tsx';
export { type Tile, TileMap } from './charts/tile-map.tsx';
export {
  CheckboxField,
  type Option,
  type OptionGroup,
  RadioField,
  SelectField,
} from './choice-fields.tsx';
export { type Display, readDisplay, schemes, writeDisplay } from './display.ts';
export { FieldScope } from './field-frame.tsx';
export { CodeField, DateField, FileField, TextArea, TextField } from './fields.tsx';
export { type FilterChoice, FilterRow } from './filter-row.tsx';
export { ButtonLink, ConfirmButton, ErrorSummary, Form, SubmitButton } from './form.tsx';
export {
  DateTime,
  formatBytes,
  formatDate,
  formatDateTime,
  formatDay,
  formatDuration,
  formatSeconds,
  formatTime,
  Money,
} from './format.tsx';
export { HelpMark } from './help-mark.tsx';
export { Icon } from './icon.tsx';
export { Island } from './island.tsx';
export { Mark, PlaceMark } from './mark.tsx';
export { MountainCity } from './mountain-city.tsx';
export { OfflinePage } from './offline-page.tsx';
export { type Crumb, Page } from './page.tsx';
export {
  type KeptList,
  type PageContextValue,
  type Tone,
  usePage,
  usePlace,
  type Viewer,
} from './page-context.ts';
export { Paper } from './paper.tsx';
export { PersonLink } from './person-link.tsx';
export { type Prepared, PreparedHtml } from './prepared.tsx';
export { RefusalPage } from './refusal-page.tsx';
export { renderDocument, renderParts } from './render.tsx';
export { Ring } from './ring.tsx';
export { SearchForm } from './search-form.tsx';
export { SmallPrint } from './small-print.tsx';
export { type Step, Steps } from './steps.tsx';
export {
  ActionFold,
  type Choice,
  type Column,
  DataTable,
  exportedColumns,
  FilterLine,
  ListViews,
  Pagination,
  readSorting,
  type Sorting,
  TableElement,
  TableFrame,
  type ViewTab,
  WorkList,
} from './table/index.ts';
export { WaitPage } from './wait-page.tsx';
