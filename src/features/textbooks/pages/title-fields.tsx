import type { FormState } from '../../../platform/http/index.ts';
import { DateField, SelectField, TextField } from '../../../ui/index.ts';

/** The fields of a title. */
export function TitleFields({
  topics,
  values,
  errors,
}: FormState & { topics: { id: string; title: string; year: number }[] }) {
  const field = (name: string) => ({
    name,
    value: String(values[name] ?? ''),
    error: errors[name],
  });
  return (
    <>
      <TextField {...field('name')} label="书名" required />
      <TextField {...field('publisher')} label="出版单位" required />
      <TextField {...field('isbn')} label="书号（ISBN）" size="short" />
      <SelectField
        {...field('topicId')}
        label="配套专题"
        placeholder="不限专题"
        options={topics.map(({ id, title, year }) => ({ value: id, label: `${year}年 ${title}` }))}
      />
      <TextField {...field('priceFen')} label="单价（元）" required size="short" />
      <DateField {...field('onSaleFrom')} label="开始征订" required />
      <DateField {...field('onSaleTo')} label="截止征订" hint="不填就一直征订" />
    </>
  );
}
