import { Alert, Badge, DateTime, Form, Money, SubmitButton } from '../../../ui/index.ts';
import type { CounterMatch } from '../rules/counter-transfer.ts';

/** Transfers recorded at the counter that a bank line may be: a person decides, so that no money counts twice. */
export function CounterTransfers({
  bankLineId,
  matches,
}: {
  bankLineId: string;
  matches: CounterMatch[];
}) {
  if (matches.length === 0) return null;
  return (
    <Alert tone="warning" title="可能已在窗口登记过">
      <p class="mb-3">
        窗口登记了转账，和这笔来款可能是同一笔钱。请先核对：是同一笔的，只算一次；不是的，以后不再提示。
      </p>
      <ul class="stack">
        {matches.map((match) => (
          <li key={match.paymentId} class="flex flex-wrap items-center gap-3">
            <span>
              <DateTime value={match.receivedAt} /> {match.payerName}
              <Money fen={match.amountFen} /> <span class="figures text-sm">{match.orderNo}</span>{' '}
              {match.payerAgrees ? <Badge tone="success">付款人相符</Badge> : null}
            </span>
            <Decide bankLineId={bankLineId} match={match} />
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function Decide({ bankLineId, match }: { bankLineId: string; match: CounterMatch }) {
  return (
    <Form action={`/bank-lines/${bankLineId}/counter-transfers`} class="flex gap-2">
      <input type="hidden" name="paymentId" value={match.paymentId} />
      <SubmitButton size="small" name="same" value="yes">
        是同一笔
      </SubmitButton>
      <SubmitButton size="small" tone="quiet" name="same" value="no">
        不是
      </SubmitButton>
    </Form>
  );
}
