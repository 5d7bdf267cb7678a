import { Card, DataTable } from '../../../ui/index.ts';
import { blueprintKinds, creditsOf } from '../rules/blueprint-kinds.ts';
import { sayBlueprint } from '../rules/rule-lines.ts';
import { fitsTable } from '../rules/rules-form.ts';
import type { Topic } from '../rules/topic.ts';
import { pointsOf } from '../rules/topic-check.ts';
import type { Fields } from './rules-page.tsx';

/** The blueprint of a topic: how many questions of each kind, and their points. */
export function BlueprintTable({ topic, field }: { topic: Topic; field: Fields }) {
  if (!fitsTable(topic))
    return (
      <Card title="组卷" icon="list">
        <p>{sayBlueprint(topic)}。这份组卷分得更细，请在组卷页上改。</p>
      </Card>
    );
  return (
    <Card title="组卷" icon="list">
      <input type="hidden" name="blueprint" value="table" />
      <p class="mb-3">
        每份试卷各类题目的数量和每题分值，合计应等于满分。现在合计 {pointsOf(topic)} 分。
      </p>
      <DataTable
        caption="组卷"
        rows={[...blueprintKinds]}
        rowKey={({ code }) => code}
        columns={[
          { key: 'kind', label: '题型', cell: ({ name }) => name },
          {
            key: 'count',
            label: '数量',
            cell: ({ code, name }) => (
              <NumberInput {...field(`count_${code}`)} label={`${name}的数量`} />
            ),
          },
          {
            key: 'points',
            label: '每题分值',
            cell: ({ code, name }) => (
              <NumberInput {...field(`points_${code}`)} label={`${name}的每题分值`} />
            ),
          },
          {
            key: 'credit',
            label: '部分得分',
            cell: ({ code, name }) => (
              <CreditChoice {...field(`credit_${code}`)} code={code} label={`${name}的部分得分`} />
            ),
          },
          {
            key: 'each',
            label: '每个案例几题',
            cell: ({ code }) =>
              code === 'GROUP' ? (
                <NumberInput {...field('each_GROUP')} label="每个案例几题" />
              ) : null,
          },
        ]}
      />
    </Card>
  );
}

/** The rules of partial credit that a kind knows; of a case each question has the usual one of its kind. */
function CreditChoice({
  code,
  label,
  name,
  value,
}: {
  code: string;
  label: string;
  name: string;
  value: string;
}) {
  const rules = creditsOf(code);
  if (rules.length < 2) return <span class="text-sm">{rules[0]?.says ?? '按各题的题型'}</span>;
  return (
    <select class="select select-sm" name={name} aria-label={label}>
      {rules.map(({ rule, says }) => (
        <option key={rule} value={rule} selected={value === rule}>
          {says}
        </option>
      ))}
    </select>
  );
}

function NumberInput({
  name,
  value,
  error,
  label,
}: {
  name: string;
  value: string;
  error: string | undefined;
  label: string;
}) {
  return (
    <input
      id={`field-${name}`}
      class="input input-sm w-20 figures"
      inputMode="numeric"
      name={name}
      value={value}
      aria-label={label}
      aria-invalid={error ? 'true' : undefined}
    />
  );
}
