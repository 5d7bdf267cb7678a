import type { FilterChoice } from '../filter-row.tsx';
import { SearchForm } from '../search-form.tsx';

export interface ListSearch {
  name: string;
  label: string;
  value: string;
}

/**
 * Filters in one line above a list. Sent to `/searches`, which goes on to `action`: what is typed in the search
 * box never stands in the address.
 */
export function FilterLine({
  action,
  search,
  choices = [],
  kept = {},
}: {
  action: string;
  search?: ListSearch | undefined;
  choices?: readonly FilterChoice[];
  /** What else the address says and keeps. */
  kept?: Record<string, string>;
}) {
  return (
    <SearchForm action={action} sealed={search ? [search.name] : []} class="list-filters no-print">
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {search ? (
        <label class="list-filter">
          <span class="sr-only">{search.label}</span>
          <input
            type="search"
            name={search.name}
            class="input"
            value={search.value}
            placeholder={search.label}
            autocomplete="off"
            data-list-search
          />
        </label>
      ) : null}
      {choices.map(({ name, label, value, all, options }) => (
        <label
          key={name}
          class={`list-filter ${value && all !== undefined ? 'list-filter-set' : ''}`}
        >
          <span>{label}</span>
          <select name={name} class="select" data-list-filter>
            {all === undefined ? null : <option value="">{all}</option>}
            {options.map((option) => (
              <option key={option.value} value={option.value} selected={option.value === value}>
                {option.label}
              </option>
            ))}
          </select>
        </label>
      ))}
      <button type="submit" class="btn btn-outline">
        筛选
      </button>
      <a class="link text-muted" href={action}>
        清除
      </a>
    </SearchForm>
  );
}
