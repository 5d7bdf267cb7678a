import { Form } from './form.tsx';
import { Icon } from './icon.tsx';
import { usePage } from './page-context.ts';

/**
 * The one search box of officers who search people; `/` leads to it. By POST: no number of a person in an
 * address.
 */
export function HeaderSearch() {
  const { viewer } = usePage();
  if (!viewer?.searches) return null;
  return (
    <search class="search-box">
      <Form action="/search">
        <Icon name="search" />
        <input
          type="search"
          name="words"
          id="search-box"
          maxLength={100}
          autocomplete="off"
          aria-label="全站搜人和机构"
          aria-keyshortcuts="/"
          placeholder="姓名、证件号码、手机、合格单编号、单位"
        />
        <button type="submit">搜</button>
      </Form>
    </search>
  );
}
