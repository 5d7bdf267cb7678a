import { titleLevelNames } from '../../../kernel/title-level.ts';
import type { FormState } from '../../../platform/http/index.ts';
import { type Column, DataTable, EmptyState, formatDay } from '../../../ui/index.ts';
import type { TitleRow } from '../../organisations/index.ts';
import { datedChangeState, ReversalButton } from '../../proposals/index.ts';
import { changeKindNames, mayRevert, type TitleChange } from '../rules/title-change.ts';

/** All titles by series, ended ones with what follows them. */
export function CatalogueTable({ titles }: { titles: TitleRow[] }) {
  const nameOf = new Map(titles.map(({ code, name }) => [code, name]));
  const columns: Column<TitleRow>[] = [
    { key: 'series', label: '系列', value: ({ seriesName }) => seriesName },
    { key: 'code', label: '代码', value: ({ code }) => code },
    { key: 'name', label: '职称', value: ({ name }) => name },
    { key: 'level', label: '级别', value: ({ level }) => titleLevelNames[level] },
    {
      key: 'state',
      label: '状态',
      value: ({ validTo, successorCode }) => {
        if (!validTo) return '使用中';
        const heir = successorCode ? `，改为${nameOf.get(successorCode)}` : '';
        return `${formatDay(validTo)}起停用${heir}`;
      },
    },
  ];
  return (
    <DataTable caption="职称目录" columns={columns} rows={titles} rowKey={({ code }) => code} />
  );
}

export interface ChangesTableProps {
  changes: TitleChange[];
  titles: TitleRow[];
  form: FormState;
}

/** What was changed and what waits for its day, with the way back. */
export function ChangesTable({ changes, titles, form }: ChangesTableProps) {
  const nameOf = new Map(titles.map(({ code, name }) => [code, name]));
  const columns: Column<TitleChange>[] = [
    { key: 'day', label: '生效', value: ({ effectiveOn }) => formatDay(effectiveOn) },
    { key: 'kind', label: '事项', value: ({ kind }) => changeKindNames[kind] },
    { key: 'what', label: '内容', value: (change) => contentOf(change, nameOf) },
    { key: 'reason', label: '依据', value: ({ reason }) => reason },
    { key: 'moved', label: '随改', numeric: true, value: ({ moved }) => moved.length || null },
    {
      key: 'state',
      label: '状态',
      value: datedChangeState,
      cell: (change) => (
        <>
          {datedChangeState(change)}
          {mayRevert(change) ? (
            <ReversalButton
              id={change.id}
              action={`/titles/changes/${change.id}/reversal`}
              effect="已经停用的撤回后，随改而现在还是那个职称的人会改回去。"
              form={form}
            />
          ) : null}
        </>
      ),
    },
  ];
  return (
    <DataTable
      caption="职称目录的调整"
      columns={columns}
      rows={changes}
      rowKey={({ id }) => id}
      empty={<EmptyState title="还没有调整过">新增、更名、停用之后，记录在这里。</EmptyState>}
    />
  );
}

function contentOf(
  { kind, titleCode, name, nameBefore, successorCode }: TitleChange,
  nameOf: Map<string, string>,
): string {
  const now = nameBefore || nameOf.get(titleCode ?? '') || '';
  if (kind === 'ADDED') return name;
  if (kind === 'RENAMED') return `${now} 改为 ${name}`;
  return successorCode ? `${now}，改为${nameOf.get(successorCode)}` : now;
}
