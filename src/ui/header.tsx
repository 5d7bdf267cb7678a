import { LargeSwitch } from './display-switches.tsx';
import { Form } from './form.tsx';
import { HeaderSearch } from './header-search.tsx';
import { Icon } from './icon.tsx';
import { PlaceMark } from './mark.tsx';
import { type NavigationItem, usePage, usePlace } from './page-context.ts';

/**
 * Mark, navigation of the role unless it stands at the side, the officers' search box, and the person's menu. On a
 * phone it folds, without a script.
 */
export function Header({ wide, aside }: { wide: boolean; aside: boolean }) {
  const { viewer } = usePage();
  const { name, note } = usePlace();
  return (
    <header class="site-header no-print">
      <div class={`site-header-row ${wide ? 'max-w-7xl' : 'max-w-6xl'}`}>
        <a href="/" class="brand">
          <PlaceMark bare size={38} />
          <span>
            <span class="brand-name">{name}</span>
            <span class="brand-note">
              {note}
              <span class="sr-only">，首页</span>
            </span>
          </span>
        </a>
        {viewer && !aside ? <Navigation items={viewer.navigation} /> : null}
        <div class="ml-auto flex items-center gap-1">
          {viewer ? null : <VisitorLinks />}
          <LargeSwitch />
          {viewer ? <PersonMenu /> : null}
        </div>
      </div>
      {viewer?.searches ? (
        <div class={`search-row ${wide ? 'max-w-7xl' : 'max-w-6xl'}`}>
          <HeaderSearch />
        </div>
      ) : null}
    </header>
  );
}

/** The links that fit in one row at 1024 pixels; the others are under 更多. */
const shownAtOnce = 5;

function Navigation({ items }: { items: NavigationItem[] }) {
  const [shown, folded] = [items.slice(0, shownAtOnce), items.slice(shownAtOnce)];
  return (
    <nav aria-label="主要导航" class="nav-row">
      {shown.map(({ href, label, current }) => (
        <a
          key={href}
          href={href}
          class={`nav-link ${current ? 'nav-link-current' : ''}`}
          aria-current={current ? 'page' : undefined}
        >
          {label}
        </a>
      ))}
      {folded.length > 0 ? (
        <details class="fold nav-more">
          <summary
            class={`nav-link ${folded.some(({ current }) => current) ? 'nav-link-current' : ''}`}
          >
            更多
          </summary>
          <div class="fold-panel">
            <GroupedLinks items={folded} />
          </div>
        </details>
      ) : null}
    </nav>
  );
}

/** Many links are grouped by subject. */
function GroupedLinks({ items }: { items: NavigationItem[] }) {
  const groups = Map.groupBy(items, ({ group }) => group);
  return (
    <div class="nav-groups">
      {[...groups].map(([group, links]) => (
        <div key={group ?? ''} class="nav-group">
          {group ? <p class="nav-group-name">{group}</p> : null}
          {links.map((item) => (
            <MenuLink key={item.href} item={item} />
          ))}
        </div>
      ))}
    </div>
  );
}

function MenuLink({ item: { href, label, current } }: { item: NavigationItem }) {
  return (
    <a
      href={href}
      class={`menu-button ${current ? 'menu-button-current' : ''}`}
      aria-current={current ? 'page' : undefined}
    >
      {label}
    </a>
  );
}

/** The person's menu; on a phone it also has the navigation. */
function PersonMenu() {
  const { viewer } = usePage();
  if (!viewer) return null;
  return (
    <details class="fold person-menu">
      <summary class="header-button">
        <span class="hidden text-right leading-tight sm:block">
          <span class="block">{viewer.name}</span>
          <span class="block text-xs text-white/80">
            {viewer.roleName}
            {viewer.unread > 0 ? <span class="unread">{viewer.unread} 条新消息</span> : null}
          </span>
        </span>
        <span class="sm:hidden">菜单</span>
        <Icon name="menu" />
      </summary>
      <div class="fold-panel">
        <div class="menu-part px-2.5">
          <p class="font-semibold">
            {viewer.name}
            <span class="ml-2 text-sm font-normal text-muted">{viewer.roleName}</span>
          </p>
          {viewer.organisationName ? (
            <p class="text-sm text-muted">{viewer.organisationName}</p>
          ) : null}
        </div>
        <nav aria-label="主要导航（手机）" class="menu-part lg:hidden">
          <GroupedLinks items={viewer.navigation} />
        </nav>
        {viewer.otherRoles.length > 0 ? <RoleSwitch roles={viewer.otherRoles} /> : null}
        <div class="menu-part">
          <a class="menu-button" href="/messages">
            <Icon name="info" /> 消息
            {viewer.unread > 0 ? <span class="badge badge-sm ml-auto">{viewer.unread}</span> : null}
          </a>
          <a class="menu-button" href="/account">
            <Icon name="person" /> 我的资料与登录
          </a>
          <Form action="/session/end">
            <button type="submit" class="menu-button">
              <Icon name="leave" /> 退出登录
            </button>
          </Form>
        </div>
      </div>
    </details>
  );
}

/** Switches between the roles of an account (Q11). */
function RoleSwitch({ roles }: { roles: { key: string; label: string }[] }) {
  return (
    <div class="menu-part">
      {roles.map(({ key, label }) => (
        <Form key={key} action="/session/role">
          <input type="hidden" name="role" value={key} />
          <button type="submit" class="menu-button">
            <Icon name="switch" /> 切换为{label}
          </button>
        </Form>
      ))}
    </div>
  );
}

function VisitorLinks() {
  return (
    <nav aria-label="登录与注册" class="flex items-center gap-1">
      <a class="header-button" href="/courses">
        课程
      </a>
      <a class="header-button" href="/verify">
        <span class="sm:hidden">查验</span>
        <span class="max-sm:hidden">查验合格单</span>
      </a>
      <a class="header-button" href="/login">
        登录
      </a>
      <a class="header-button header-button-strong max-sm:hidden" href="/register">
        注册
      </a>
    </nav>
  );
}
