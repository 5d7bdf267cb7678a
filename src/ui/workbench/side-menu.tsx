import { type NavigationItem, usePage } from '../page-context.ts';

/** Officers with more links than this have them at the side, by subject. */
export const mostInRow = 6;

/** The links of an officer by subject, all in sight. */
export function SideMenu() {
  const items = usePage().viewer?.navigation ?? [];
  const groups = Map.groupBy(items, ({ group }) => group ?? '');
  return (
    <nav class="wb-side no-print" aria-label="主要导航">
      {[...groups].map(([group, links]) => (
        <div key={group}>
          {group ? <p class="wb-side-name">{group}</p> : null}
          <ul>
            {links.map((item) => (
              <SideLink key={item.href} item={item} />
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function SideLink({ item: { href, label, current } }: { item: NavigationItem }) {
  return (
    <li>
      <a href={href} aria-current={current ? 'page' : undefined}>
        {label}
      </a>
    </li>
  );
}
