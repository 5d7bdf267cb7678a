import { type FormState, typed } from '../../../platform/http/form.ts';
import { Alert, CheckboxField, Money, RadioField, SubmitButton } from '../../../ui/index.ts';
import type { CounterItem } from '../queries/counter-items.ts';
import { nameRound } from '../rules/due.ts';
import { counterMethods, methodNames } from '../rules/payment.ts';

/** The choice of item and method; the amount is the topic's and cannot be typed (N11). */
export function CollectFee({ items, errors, values }: FormState & { items: CounterItem[] }) {
  const payable = items.filter((item) => item.state !== 'PAID' && item.state !== 'FREE');
  const settled = items.filter((item) => item.state === 'PAID' || item.state === 'FREE');
  if (payable.length === 0) {
    return (
      <Alert tone="success">
        {settled.length > 0 ? '这位学员的课程都已开通，不需要缴费。' : '现在没有可以缴费的课程。'}
      </Alert>
    );
  }
  const chosen = typed(values, 'topicId') || choiceOf(payable[0] as CounterItem);
  const selecting = payable.some((item) => item.state === 'TO_SELECT');
  return (
    <>
      {settled.map(({ topic }) => (
        <p key={topic.id} class="text-muted mb-2">
          {topic.year}年《{topic.title}》已经开通，不再收费。
        </p>
      ))}
      <RadioField
        name="topicId"
        label="收款项目"
        required
        value={chosen}
        error={errors.topicId}
        options={payable.map((item) => ({
          value: choiceOf(item),
          label: `${item.topic.year}年《${item.topic.title}》${item.roundNo > 1 ? nameRound(item.roundNo) : ''}`,
          hint: (
            <>
              <Money fen={item.amountFen} />（{item.topic.priceDocument}）
              {item.state === 'TO_SELECT' ? '，学员还没有选报' : ''}
              {item.state === 'ONLINE' ? '，有一笔在线订单未完成，收款前会先关闭它' : ''}
            </>
          ),
        }))}
      />
      {selecting ? (
        <CheckboxField
          name="select"
          label="还没有选报的，学员本人在场并同意由我代为选报"
          checked={typed(values, 'select') === 'yes'}
          error={errors.select}
        />
      ) : null}
      <RadioField
        name="method"
        label="收款方式"
        required
        value={typed(values, 'method')}
        error={errors.method}
        options={counterMethods.map((method) => ({ value: method, label: methodNames[method] }))}
      />
      <SubmitButton size="large">收款并开通</SubmitButton>
    </>
  );
}

const choiceOf = ({ topic, state }: CounterItem) =>
  state === 'TO_SELECT' ? `${topic.id}|select` : topic.id;
