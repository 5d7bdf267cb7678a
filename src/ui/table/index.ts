export { type Column, exportedColumns, readSorting, type Sorting } from './column.ts';
export { DataTable } from './data-table.tsx';
export { FilterLine } from './filter-line.tsx';
export { type ListView as ViewTab, ListViews } from './list-tools.tsx';
export { Pagination } from './pagination.tsx';
export { type Choice, TableElement, TableFrame } from './table-element.tsx';
export { ActionFold, WorkList } from './work-list.tsx';
