import { type FormState, typed } from '../../../platform/http/form.ts';
import {
  Card,
  DateTime,
  DefinitionList,
  ErrorSummary,
  Form,
  Money,
  Page,
  RadioField,
  SubmitButton,
} from '../../../ui/index.ts';
import type { PaidSource } from '../../payment/index.ts';
import { sourceAddress } from './source-address.ts';
import { TitleFields } from './title-fields.tsx';

/** Asks for the kind and the title of an invoice over a payment (E22). */
export function AskPage({
  paid,
  person,
  form,
}: {
  paid: PaidSource;
  person: string | null;
  form: FormState;
}) {
  return (
    <Page
      title="申请发票"
      lead="一笔款开一张。开好以后抬头写错了也能更正：原来的一张红冲，另开一张。"
      crumbs={[{ label: '发票', href: '/invoices' }, { label: '申请' }]}
      width="narrow"
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        <Card title="这笔款" icon="money">
          <DefinitionList
            items={[
              { label: '项目', value: paid.item },
              { label: '金额', value: <Money fen={paid.amountFen} /> },
              { label: '收款', value: <DateTime value={paid.paidAt} /> },
            ]}
          />
        </Card>
        <Form action={sourceAddress(paid)}>
          <RadioField
            name="kind"
            label="票据种类"
            required
            value={typed(form.values, 'kind', 'FISCAL')}
            error={form.errors.kind}
            options={[
              {
                value: 'FISCAL',
                label: '财政电子票据',
                hint: '学习费按行政事业性收费收取的开这一种，可以报销。',
              },
              { value: 'INVOICE', label: '电子发票', hint: '单位要求必须是发票时选这一种。' },
            ]}
          />
          <TitleFields person={person} known={paid} form={form} />
          <SubmitButton>提交申请</SubmitButton>
        </Form>
      </div>
    </Page>
  );
}
