import type { FormState } from '../../../platform/http/index.ts';
import { type Column, DataTable, EmptyState, formatDay } from '../../../ui/index.ts';
import { datedChangeState, ReversalButton } from '../../proposals/index.ts';
import {
  changeKindNames,
  type JurisdictionChange,
  mayRevert,
} from '../rules/jurisdiction-change.ts';

export interface ChangesTableProps {
  changes: JurisdictionChange[];
  names: Map<string, string>;
  form: FormState;
}

/** What was changed and what waits for its day, with the way back. */
export function ChangesTable({ changes, names, form }: ChangesTableProps) {
  return (
    <DataTable
      caption="区县的调整"
      columns={columns(names, form)}
      rows={changes}
      rowKey={({ id }) => id}
      empty={<EmptyState title="还没有调整过">新设、更名、合并之后，记录在这里。</EmptyState>}
    />
  );
}

const columns = (names: Map<string, string>, form: FormState): Column<JurisdictionChange>[] => [
  { key: 'day', label: '生效', value: ({ effectiveOn }) => formatDay(effectiveOn) },
  { key: 'kind', label: '事项', value: ({ kind }) => changeKindNames[kind] },
  {
    key: 'what',
    label: '内容',
    value: ({ jurisdictionId, intoId, name }) =>
      `${names.get(jurisdictionId) ?? jurisdictionId}：${
        intoId ? `并入${names.get(intoId) ?? intoId}` : name
      }`,
  },
  { key: 'reason', label: '依据', value: ({ reason }) => reason },
  {
    key: 'moved',
    label: '随迁',
    numeric: true,
    value: ({ moved }) => Object.values(moved).reduce((sum, ids) => sum + ids.length, 0) || null,
  },
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
            action={`/jurisdictions/changes/${change.id}/reversal`}
            effect="已经生效的合并撤回后，随迁而现在还在的人和事会回去。"
            form={form}
          />
        ) : null}
      </>
    ),
  },
];
