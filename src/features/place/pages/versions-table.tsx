import type { ComponentChild } from 'preact';
import { type Column, DataTable, DateTime, EmptyState } from '../../../ui/index.ts';
import type { PlaceVersion } from '../rules/place-version.ts';

export interface VersionsTableProps {
  caption: string;
  versions: PlaceVersion[];
  /** What it is a version of, where the table has several. */
  nameOf?: (key: string) => string;
  /** The way back to a version that does not hold any more. */
  wayBack?: (version: PlaceVersion) => ComponentChild;
}

/** Every version of a setting: when, by whom, what it changed, and the way back. */
export function VersionsTable({ caption, versions, nameOf, wayBack }: VersionsTableProps) {
  const newest = new Map(versions.toReversed().map(({ key, id }) => [key, id]));
  const columns: Column<PlaceVersion>[] = [
    { key: 'at', label: '时间', value: ({ at }) => at, cell: ({ at }) => <DateTime value={at} /> },
    ...(nameOf
      ? [{ key: 'key', label: '哪一项', value: (one: PlaceVersion) => nameOf(one.key) }]
      : []),
    {
      key: 'by',
      label: '谁改的',
      value: ({ setByName, confirmedByName }) =>
        confirmedByName ? `${setByName}，${confirmedByName}复核` : setByName,
    },
    {
      key: 'what',
      label: '改了什么',
      value: (version) => linesOf(version).join('；'),
      cell: (version) => (
        <details>
          <summary class="link">{version.difference.length} 处</summary>
          <ul>
            {linesOf(version).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      ),
    },
    { key: 'reason', label: '依据', value: ({ reason }) => reason },
    {
      key: 'state',
      label: '状态',
      value: ({ key, id }) => (newest.get(key) === id ? '现用' : '以前的'),
      cell: (version) =>
        newest.get(version.key) === version.id ? '现用' : (wayBack?.(version) ?? '以前的'),
    },
  ];
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={versions}
      rowKey={({ id }) => id}
      empty={<EmptyState title="还没有改过">改过的每一版都记录在这里。</EmptyState>}
    />
  );
}

const linesOf = ({ difference }: PlaceVersion) =>
  difference.map(
    ({ label, before, after }) => `${label}：${before ?? '没有'} → ${after ?? '没有'}`,
  );
