import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import {
  type Column,
  ConfirmButton,
  DataTable,
  EmptyState,
  FieldScope,
  formatDay,
  TextArea,
} from '../../../ui/index.ts';
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
    value: stateOf,
    cell: (change) => (
      <>
        {stateOf(change)}
        {mayRevert(change) ? <Reversal change={change} form={form} /> : null}
      </>
    ),
  },
];

function stateOf({ appliedAt, revertedAt }: JurisdictionChange): string {
  if (revertedAt) return '已撤回';
  return appliedAt ? '已生效' : '待生效';
}

function Reversal({ change, form }: { change: JurisdictionChange; form: FormState }) {
  return (
    <FieldScope.Provider value={`${change.id}-`}>
      <ConfirmButton
        label="撤回"
        question="要由另一位工作人员确认。已经生效的合并撤回后，随迁而现在还在的人和事会回去。"
        confirm="提请撤回"
        action={`/jurisdictions/changes/${change.id}/reversal`}
      >
        <TextArea label="原因" rows={2} {...fieldOf(form, 'reason')} required />
      </ConfirmButton>
    </FieldScope.Provider>
  );
}
