import type { IconName } from '../kernel/icon-name.ts';
import { Icon } from './icon.tsx';
import { usePage } from './page-context.ts';

interface Place {
  href: string;
  label: string;
  icon: IconName;
  /** Addresses that belong to the place. */
  under: readonly string[];
}

/** The four places of a learner. */
const places: readonly Place[] = [
  { href: '/', label: '首页', icon: 'home', under: [] },
  {
    href: '/study',
    label: '学习',
    icon: 'book',
    under: ['/study', '/courses', '/practice', '/enrolments'],
  },
  { href: '/exams', label: '考试', icon: 'pen', under: ['/exams', '/attempts'] },
  {
    href: '/me',
    label: '我的',
    icon: 'person',
    under: ['/me', '/account', '/slips', '/certificate', '/messages', '/questions', '/orders'],
  },
];

/** Returns the place an address belongs to. */
export const placeOf = (path: string): string | null =>
  path === '/'
    ? '/'
    : (places.find(({ under }) => under.some((one) => path === one || path.startsWith(`${one}/`)))
        ?.href ?? null);

/** The bar at the bottom of a learner's phone: 首页 学习 考试 我的. */
export function Dock() {
  const { path } = usePage();
  const current = placeOf(path);
  return (
    <nav class="dock no-print" aria-label="常去的地方">
      {places.map(({ href, label, icon }) => (
        <a key={href} href={href} aria-current={current === href ? 'page' : undefined}>
          <span>
            <Icon name={icon} size={24} />
          </span>
          {label}
        </a>
      ))}
    </nav>
  );
}
