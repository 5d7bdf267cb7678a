import {
  Badge,
  ConfirmButton,
  DataTable,
  formatDate,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import type { Jurisdiction } from '../../organisations/index.ts';
import type { Conversion } from '../rules/conversion.ts';
import { describeBracket } from '../rules/conversion-words.ts';
import {
  type ConversionTable,
  describeYears,
  type KeptRule,
  type Validity,
} from '../rules/hour-rule.ts';

const placeOf = (places: Jurisdiction[], { jurisdictionId }: Validity) =>
  jurisdictionId === null
    ? '全市'
    : (places.find(({ id }) => id === jurisdictionId)?.shortName ?? jurisdictionId);
const percent = (share: number) => `${Math.round(share * 10_000) / 100}%`;

export interface RulesTableProps {
  rules: KeptRule[];
  places: Jurisdiction[];
  maintains: boolean;
}

/** What years ask for, place by place. */
export function RulesTable({ rules, places, maintains }: RulesTableProps) {
  return (
    <DataTable
      caption="年度规则"
      rows={rules}
      rowKey={({ id }) => id}
      columns={[
        { key: 'place', label: '地区', cell: (rule: KeptRule) => placeOf(places, rule) },
        { key: 'years', label: '年度', cell: describeYears },
        { key: 'public', label: '公需', numeric: true, cell: (rule) => rule.minPublicHours },
        { key: 'total', label: '全年', numeric: true, cell: (rule) => rule.minTotalHours ?? '—' },
        {
          key: 'share',
          label: '专业占',
          numeric: true,
          cell: ({ minProfessionalShare: share }) => (share === null ? '—' : percent(share)),
        },
        { key: 'cap', label: '每日上限', numeric: true, cell: (rule) => rule.dailyCapHours },
        { key: 'carry', label: '结转', cell: ({ carryOver }) => (carryOver ? '结转' : '不结转') },
        { key: 'make', label: '补学', cell: ({ makeUpYears }) => `${makeUpYears}年内` },
        { key: 'basis', label: '依据', cell: (rule) => <Basis {...rule} /> },
        {
          key: 'state',
          label: '状态',
          cell: (rule) => <State rule={rule} kind="rules" maintains={maintains} />,
        },
      ]}
    />
  );
}

/** How times are converted, place by place. */
export function ConversionsTable({
  tables,
  places,
  maintains,
}: Omit<RulesTableProps, 'rules'> & { tables: ConversionTable[] }) {
  return (
    <DataTable
      caption="折算办法"
      rows={tables}
      rowKey={({ id }) => id}
      columns={[
        { key: 'place', label: '地区', cell: (table: ConversionTable) => placeOf(places, table) },
        { key: 'years', label: '年度', cell: describeYears },
        { key: 'says', label: '折算', cell: ({ brackets }) => <Brackets brackets={brackets} /> },
        { key: 'basis', label: '依据', cell: (table) => <Basis {...table} /> },
        {
          key: 'state',
          label: '状态',
          cell: (table) => <State rule={table} kind="conversions" maintains={maintains} />,
        },
      ]}
    />
  );
}

/** A table's brackets, each in a sentence. */
export function Brackets({ brackets }: { brackets: readonly Conversion[] }) {
  return (
    <ul>
      {brackets.map((one) => (
        <li key={`${one.unit}${one.fromQuantity}`}>{describeBracket(one)}</li>
      ))}
    </ul>
  );
}

function Basis({ basis, because, createdAt }: Validity) {
  return (
    <>
      {basis}
      {because ? (
        <p class="text-muted">
          {because}（{formatDate(createdAt)}）
        </p>
      ) : null}
    </>
  );
}

function State({
  rule,
  kind,
  maintains,
}: {
  rule: Validity;
  kind: 'rules' | 'conversions';
  maintains: boolean;
}) {
  if (rule.endedAt)
    return (
      <>
        <Badge tone="neutral">已停用</Badge>
        <p class="text-muted">{rule.endedBecause}</p>
      </>
    );
  return (
    <>
      <Badge tone="success">有效</Badge>
      {maintains && rule.jurisdictionId !== null ? (
        <ConfirmButton
          label="停用"
          question="停用之后的年度，这个地区按全市的规则计算；之前的年度不变。要由另一位工作人员确认。"
          confirm="提请停用"
          action={`/hour-rules/${kind}/${rule.id}/end`}
          tone="quiet"
        >
          <TextField
            name="toYear"
            label="最后适用的年度"
            hint={`填${rule.fromYear - 1}表示从未适用。`}
            inputMode="numeric"
            size="short"
            required
          />
          <TextArea name="because" label="原因" rows={2} required />
        </ConfirmButton>
      ) : null}
    </>
  );
}
