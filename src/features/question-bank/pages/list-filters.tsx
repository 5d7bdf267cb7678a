import { Form, SubmitButton } from '../../../ui/index.ts';
import { kindOf, QuestionKind } from '../../assessment/index.ts';
import { difficultyNames } from '../rules/differences.ts';
import { flags, flagWords } from '../rules/item-flags.ts';
import type { ListPageProps } from './list-page.tsx';

interface Choice {
  name: string;
  label: string;
  value: string | number | undefined;
  options: readonly { value: string; label: string }[];
}

/** The search field and the filters of the list, one form. */
export function ListFilters({
  action,
  terms,
  tags,
  filter,
}: Pick<ListPageProps, 'terms' | 'tags' | 'filter'> & { action: string }) {
  const choices: Choice[] = [
    {
      name: 'lesson',
      label: '课时',
      value: filter.lesson,
      options: terms.lessons.map(({ id, title }) => ({ value: id, label: title })),
    },
    {
      name: 'kind',
      label: '题型',
      value: filter.kind,
      options: QuestionKind.options.map((code) => ({ value: code, label: kindOf(code).name })),
    },
    {
      name: 'difficulty',
      label: '难度',
      value: filter.difficulty,
      options: Object.entries(difficultyNames).map(([value, label]) => ({ value, label })),
    },
    {
      name: 'point',
      label: '知识点',
      value: filter.point,
      options: terms.points.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      name: 'tag',
      label: '标签',
      value: filter.tag,
      options: tags.map((tag) => ({ value: tag, label: tag })),
    },
    {
      name: 'flag',
      label: '要注意的',
      value: filter.flag,
      options: flags.map((flag) => ({ value: flag, label: flagWords[flag].title })),
    },
  ];
  return (
    <Form action={action} method="get" class="filter-row no-print">
      {filter.state ? <input type="hidden" name="state" value={filter.state} /> : null}
      <label class="filter-choice">
        <span>查找</span>
        <input class="input" type="search" name="words" value={filter.words} maxLength={60} />
      </label>
      {choices
        .filter(({ options }) => options.length > 0)
        .map((choice) => (
          <FilterSelect key={choice.name} {...choice} />
        ))}
      <SubmitButton tone="quiet">查看</SubmitButton>
    </Form>
  );
}

function FilterSelect({ name, label, value = '', options }: Choice) {
  return (
    <label class="filter-choice">
      <span>{label}</span>
      <select name={name} class="select">
        <option value="">全部</option>
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === String(value)}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
