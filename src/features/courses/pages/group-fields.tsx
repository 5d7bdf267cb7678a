import { Card, CheckboxField, DateField, TextField } from '../../../ui/index.ts';
import { affiliationNames } from '../../organisations/index.ts';
import { affiliations } from '../rules/group-term.ts';
import { mostGroups } from '../rules/rules-form.ts';
import type { Fields } from './rules-page.tsx';

interface GroupFieldsProps {
  field: Fields;
  districts: readonly { id: string; name: string }[];
}

/** Terms of groups: one after the other, and an empty one at the end to add another. */
export function GroupFields({ field, districts }: GroupFieldsProps) {
  const places = Array.from({ length: mostGroups }, (_, at) => `group${at}`);
  const used = places.filter((key) => field(`${key}Name`).value !== '' || hasError(field, key));
  const shown = places.slice(0, Math.min(mostGroups, used.length + 1));
  return (
    <Card title="分组：减免和分批考试" icon="person">
      <p class="mb-4">
        按工作的区县和单位的隶属分组。一个人属于几组的，排在前面的先用。清空名称、区县和单位就取消这一组。写了座位数的，学员在自己能选的场次里预约一个座位，不选区县和单位就是全市都能选。
      </p>
      <div class="stack">
        {shown.map((key, at) => (
          <fieldset key={key} class="border-b border-line pb-4 last:border-0">
            <legend class="field-label">{`第${at + 1}组`}</legend>
            <Group {...{ group: key, field, districts }} />
          </fieldset>
        ))}
      </div>
    </Card>
  );
}

const hasError = (field: Fields, key: string) =>
  ['Name', 'Fee', 'Ground', 'Opens', 'Closes', 'Seats'].some(
    (part) => field(`${key}${part}`).error,
  );

function Group({ group, field, districts }: GroupFieldsProps & { group: string }) {
  const chosen = field.list(`${group}Districts`);
  const own = field.list(`${group}Affiliations`);
  const names = districts.filter(({ id }) => chosen.includes(id)).map(({ name }) => name);
  return (
    <>
      <TextField
        {...field(`${group}Name`)}
        label="名称"
        hint="例如：沙坪坝第一批、乡镇卫生院减免"
        maxLength={30}
      />
      <details class="mb-3">
        <summary class="link">区县：{names.length > 0 ? names.join('、') : '全市'}</summary>
        <div class="grid grid-cols-2 sm:grid-cols-4 gap-x-4 mt-2">
          {districts.map(({ id, name }) => (
            <CheckboxField
              key={id}
              name={`${group}Districts`}
              among
              value={id}
              label={name}
              checked={chosen.includes(id)}
            />
          ))}
        </div>
      </details>
      <div class="flex flex-wrap gap-x-6">
        {affiliations.map((one) => (
          <CheckboxField
            key={one}
            name={`${group}Affiliations`}
            among
            value={one}
            label={affiliationNames[one]}
            checked={own.includes(one)}
          />
        ))}
      </div>
      <div class="grid gap-x-6 sm:grid-cols-2">
        <TextField
          {...field(`${group}Fee`)}
          label="减免后收费（元）"
          size="short"
          hint="不减免就不填；全免填 0。"
        />
        <TextField {...field(`${group}Ground`)} label="减免依据的文件" />
        <DateField {...field(`${group}Opens`)} label="考试开始" hint="和全市一样就不填。" />
        <DateField {...field(`${group}Closes`)} label="考试截止（含当天）" />
        <TextField
          {...field(`${group}Seats`)}
          label="座位数"
          size="short"
          inputMode="numeric"
          hint="不用预约就不填。改少了，已经约上的不受影响。"
        />
      </div>
    </>
  );
}
