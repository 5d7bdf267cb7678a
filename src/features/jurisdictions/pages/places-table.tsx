import { type Column, DataTable, formatDay } from '../../../ui/index.ts';
import type { Jurisdiction } from '../../organisations/index.ts';

/** The districts of today. */
export function PlacesTable({ places }: { places: Jurisdiction[] }) {
  return <DataTable caption="现在的区县" columns={columns} rows={places} rowKey={({ id }) => id} />;
}

const kindNames: Record<Jurisdiction['kind'], string> = {
  MUNICIPALITY: '市',
  DISTRICT: '区',
  COUNTY: '县',
  AUTONOMOUS_COUNTY: '自治县',
  ZONE: '功能区',
};

const columns: Column<Jurisdiction>[] = [
  { key: 'name', label: '全称', value: ({ name }) => name },
  { key: 'short', label: '简称', value: ({ shortName }) => shortName },
  { key: 'kind', label: '种类', value: ({ kind }) => kindNames[kind] },
  { key: 'id', label: '代号', value: ({ id }) => id },
  { key: 'since', label: '从哪天起', value: ({ validFrom }) => formatDay(validFrom) },
];
