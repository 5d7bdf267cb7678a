import { type FormState, typed } from '../../../platform/http/form.ts';
import {
  Badge,
  Card,
  ConfirmButton,
  DateTime,
  FieldScope,
  Money,
  TextArea,
} from '../../../ui/index.ts';
import { OpenProposal } from '../../proposals/index.ts';
import type { BankUse } from '../queries/bank-uses.ts';
import type { BankLinePageProps } from './bank-line-page.tsx';

const describeUse = ({ purpose, groupNo, note }: BankUse) =>
  ({
    GROUP_ORDER: `认领到集体订单 ${groupNo}`,
    TEXTBOOKS: `教材账单 ${note}`,
    RETURNED: `退回：${note}`,
    COUNTER: `窗口已登记的转账，订单 ${note}`,
  })[purpose];

/** What the money of a transfer went to, and how a wrong match is taken back. */
export function Uses({ uses, form }: Pick<BankLinePageProps, 'uses' | 'form'>) {
  return (
    <Card title="去向" icon="list">
      <ul class="stack">
        {uses.map((use) => (
          <li key={use.id}>
            <p>
              <DateTime value={use.usedAt} /> {describeUse(use)} <Money fen={use.amountFen} />{' '}
              {use.reversedAt ? <Badge tone="neutral">已撤销</Badge> : null}
            </p>
            {use.reversedAt ? (
              <p class="text-sm text-muted">
                <DateTime value={use.reversedAt} /> 撤销：{use.reversedBecause}
              </p>
            ) : null}
            <OpenProposal proposal={use.reversal} />
            {use.reversedAt || use.reversal || use.purpose === 'TEXTBOOKS' ? null : (
              <Reversal use={use} form={form} />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Reversal({ use, form: { values, errors } }: { use: BankUse; form: FormState }) {
  const again = typed(values, 'useId') === use.id;
  return (
    <FieldScope.Provider value={`${use.id}-`}>
      <ConfirmButton
        label={use.purpose === 'RETURNED' ? '登记错了，撤销' : '认领错了，撤销'}
        tone="quiet"
        question={
          use.purpose === 'RETURNED'
            ? '由另一位经办人复核后撤销，这笔钱重新列为待认领。'
            : use.purpose === 'COUNTER'
              ? '由另一位经办人复核后撤销：窗口的收款不变，这笔钱重新列为待认领。'
              : '由另一位经办人复核后撤销：没有开始学习的收回权限、回到待付款，已经学习的列为单位欠费，这笔钱重新列为待认领。'
        }
        confirm="提交复核"
        action={`/bank-lines/${use.bankLineId}/uses/${use.id}/reversals`}
        open={again && errors.reason !== undefined}
      >
        <input type="hidden" name="useId" value={use.id} />
        <TextArea
          name="reason"
          label="撤销的原因"
          rows={2}
          value={again ? typed(values, 'reason') : ''}
          error={again ? errors.reason : undefined}
          maxLength={300}
          required
        />
      </ConfirmButton>
    </FieldScope.Provider>
  );
}
