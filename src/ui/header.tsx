import { Form } from './form.tsx';
import { Icon } from './icon.tsx';
import { Mark } from './mark.tsx';
import { type NavigationItem, usePage } from './page-context.ts';

/** Mark, navigation of the role, and the person with his roles. On a phone it folds, without a script. */
export function Header() {
  const { viewer } = usePage();
  return (
    <header class="bg-base-100 border-b border-base-300 no-print">
      <div class="max-w-7xl mx-auto px-4 sm:px-6 flex items-center gap-x-6 gap-y-2 flex-wrap min-h-16">
        <a href="/" class="flex items-center gap-2.5 font-semibold text-lg">
          <Mark />
          <span>
            继学<span class="sr-only">首页</span>
          </span>
        </a>
        {viewer ? <Navigation items={viewer.navigation} /> : null}
        <div class="ml-auto flex items-center gap-2">
          {viewer ? <PersonMenu /> : <VisitorLinks />}
        </div>
      </div>
    </header>
  );
}

function Navigation({ items }: { items: NavigationItem[] }) {
  const links = items.map(({ href, label, current }) => (
    <a
      key={href}
      href={href}
      class={`nav-link ${current ? 'nav-link-current' : ''}`}
      aria-current={current ? 'page' : undefined}
    >
      {label}
    </a>
  ));
  return (
    <>
      <nav aria-label="主要导航" class="hidden md:flex items-stretch gap-1">
        {links}
      </nav>
      <details class="md:hidden order-last w-full menu-fold">
        <summary class="flex items-center gap-1 py-2 cursor-pointer">
          <Icon name="menu" /> 菜单
        </summary>
        <nav aria-label="主要导航（手机）" class="flex flex-col pb-3">
          {links}
        </nav>
      </details>
    </>
  );
}

function PersonMenu() {
  const { viewer } = usePage();
  if (!viewer) return null;
  return (
    <details class="dropdown dropdown-end person-menu">
      <summary class="btn btn-ghost btn-sm h-auto py-1.5 font-normal">
        <Icon name="person" />
        <span class="text-left leading-tight">
          <span class="block">{viewer.name}</span>
          <span class="block text-xs text-muted">{viewer.roleName}</span>
        </span>
      </summary>
      <div class="dropdown-content z-20 mt-2 w-72 rounded-box border border-base-300 bg-base-100 p-3 shadow-lg">
        {viewer.organisationName ? (
          <p class="text-sm text-muted px-2 pb-2">{viewer.organisationName}</p>
        ) : null}
        {viewer.otherRoles.map(({ key, label }) => (
          <Form key={key} action="/session/role">
            <input type="hidden" name="role" value={key} />
            <button type="submit" class="menu-button">
              <Icon name="switch" /> 切换为{label}
            </button>
          </Form>
        ))}
        <a class="menu-button" href="/account">
          <Icon name="person" /> 我的资料与登录
        </a>
        <Form action="/session/end">
          <button type="submit" class="menu-button">
            <Icon name="leave" /> 退出登录
          </button>
        </Form>
      </div>
    </details>
  );
}

function VisitorLinks() {
  return (
    <>
      <a class="btn btn-ghost btn-sm" href="/login">
        登录
      </a>
      <a class="btn btn-primary btn-sm" href="/register">
        注册
      </a>
    </>
  );
}
