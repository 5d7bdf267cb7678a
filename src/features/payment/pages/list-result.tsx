import { Alert } from '../../../ui/index.ts';
import type { ListFault, RosterPerson } from '../queries/payer-roster.ts';
import { leftOutSentences } from '../rules/group-order.ts';

/** Whom a list of numbers names, which of its rows are faulty, and what was read of the file. */
export function ListResult({
  faults,
  people,
  said,
}: {
  faults: ListFault[];
  people: RosterPerson[];
  said: readonly string[];
}) {
  const fits = people.filter((person) => person.leftOut === null).length;
  return (
    <Alert tone={faults.length > 0 ? 'warning' : 'info'} title="名单核对结果">
      <p>
        找到 {people.length} 人，其中 {fits} 人可以缴费。还没有建立订单，请核对后确认。
      </p>
      {said.map((sentence) => (
        <p key={sentence} class="text-sm break-all">
          {sentence}
        </p>
      ))}
      {faults.length > 0 ? (
        <ul class="list-disc pl-5 mt-2">
          {faults.slice(0, 100).map((fault) => (
            <li key={fault.row}>
              第 {fault.row} 行（{fault.text}）：{leftOutSentences[fault.because]}
            </li>
          ))}
        </ul>
      ) : null}
    </Alert>
  );
}
