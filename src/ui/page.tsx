import type { ComponentChildren } from 'preact';
import { Alert } from './alert.tsx';
import { SchemeSwitch } from './display-switches.tsx';
import { Dock } from './dock.tsx';
import { Header } from './header.tsx';
import { HelpMark } from './help-mark.tsx';
import { Island } from './island.tsx';
import { PlaceMark } from './mark.tsx';
import { type PageContextValue, usePage, usePlace } from './page-context.ts';
import { mostInRow, SideMenu } from './workbench/side-menu.tsx';

export interface Crumb {
  label: string;
  href?: string;
}

export interface PageProps {
  /** Title of the document and, unless `heading` is false, the heading of the page. */
  title: string;
  heading?: boolean;
  /** One sentence under the heading. */
  lead?: ComponentChildren;
  crumbs?: Crumb[];
  /**
   * narrow: forms and texts; normal: most pages; wide: tables of clerks; list: one list that fills the screen and
   * scrolls by itself; full: own layout.
   */
  width?: 'narrow' | 'normal' | 'wide' | 'list' | 'full';
  /** Buttons at the right of the heading. */
  actions?: ComponentChildren;
  /** Reload interval in seconds, while something is under way that the page shows. */
  refreshSeconds?: number;
  /** Without the bar at the bottom of a phone: nothing leads away from an exam. */
  undocked?: true;
  /** With scripts an island of the page keeps it up to date instead. */
  live?: true;
  children: ComponentChildren;
}

const widths = {
  narrow: 'page-body max-w-2xl',
  normal: 'page-body max-w-6xl',
  wide: 'page-body max-w-7xl',
  list: 'page-body max-w-7xl',
  full: 'grow',
};

/** A page: header, flash message, heading, content, footer. */
export function Page(props: PageProps) {
  const { title, width = 'normal', refreshSeconds, live, undocked, children } = props;
  const page = usePage();
  const docked = page.viewer?.isLearner === true && !undocked;
  const { name } = usePlace();
  page.head.title = title === name ? title : `${title} · ${name}`;
  if (typeof props.lead === 'string' && props.lead !== '') page.head.description = props.lead;
  page.head.refreshSeconds = refreshSeconds ?? null;
  const main = (
    <main id="content" tabIndex={-1} class={`wb-main ${widths[width]}`}>
      {page.flash ? (
        <div class={width === 'full' ? 'mx-auto max-w-6xl px-4 py-5 sm:px-6' : 'mb-5'}>
          <Alert tone={page.flash.tone}>{page.flash.text}</Alert>
        </div>
      ) : null}
      {page.consentDue && !undocked ? <NewNotice path={page.path} /> : null}
      <PageHead {...props} />
      {children}
      {refreshSeconds && !live ? (
        <Island name="reload" props={{ seconds: refreshSeconds }} />
      ) : null}
    </main>
  );
  const officer = page.viewer?.officer ?? false;
  const aside = officer && (page.viewer?.navigation.length ?? 0) > mostInRow;
  const listFills = officer && width === 'list' && !isPrintView(page.query);
  const wide = width === 'wide' || width === 'list';
  return (
    <body
      class={`min-h-screen flex flex-col bg-base-200 text-base-content ${docked ? 'docked' : ''} ${officer ? 'workbench' : ''} ${listFills ? 'whole' : ''}`}
    >
      <a class="skip-link" href="#content">
        跳到正文
      </a>
      {width === 'list' ? (
        <a class="skip-link" href="#list">
          跳到列表
        </a>
      ) : null}
      {page.demo ? <DemoBar /> : null}
      <Header wide={wide} aside={aside} />
      {aside ? (
        <div class="wb-shell">
          <SideMenu />
          {main}
        </div>
      ) : (
        main
      )}
      {listFills ? null : <Footer wide={wide} />}
      {page.display?.large && !undocked ? <ReadAloud /> : null}
      {docked ? <Dock /> : null}
    </body>
  );
}

/** Asks for the consent to a new privacy notice, but on its own pages. */
function NewNotice({ path }: { path: string }) {
  if (path.startsWith('/privacy')) return null;
  return (
    <div class="mb-5 no-print">
      <Alert tone="info">
        个人信息保护告知有新的一版。
        <a class="link" href={`/privacy/consent?next=${encodeURIComponent(path)}`}>
          阅读并决定是否同意
        </a>
      </Alert>
    </div>
  );
}

const isPrintView = (query: string) => new URLSearchParams(query).get('as') === 'print';

function PageHead({ title, heading = true, lead, crumbs, actions }: PageProps) {
  return (
    <>
      <Crumbs crumbs={crumbs ?? crumbsOf(usePage().viewer, title)} />
      {heading ? (
        <div class="page-head">
          <div>
            <div class="with-help">
              <h1 class="page-title">{title}</h1>
              <HelpMark />
            </div>
            {lead ? <p class="page-lead">{lead}</p> : null}
          </div>
          {actions ? <div class="flex flex-wrap gap-2">{actions}</div> : null}
        </div>
      ) : null}
    </>
  );
}

/** In large type: the page is read by the browser's voice. Without a script there is no button. */
function ReadAloud() {
  return (
    <Island name="read-aloud" class="read-aloud no-print">
      <button type="button" class="btn btn-primary" hidden>
        朗读本页
      </button>
    </Island>
  );
}

function DemoBar() {
  return (
    <section class="demo-bar" aria-label="演示环境">
      <span>演示环境 · 数据均为虚构</span>
      <a href="/demo">演示账号</a>
      <a href="/demo/outbox">短信收件箱</a>
      <a href="/demo/mails">邮件收件箱</a>
    </section>
  );
}

/** Where an officer's page stands in the menu, for pages that do not say it themselves. */
function crumbsOf(viewer: PageContextValue['viewer'], title: string): Crumb[] {
  const entry = viewer?.officer ? viewer.navigation.find(({ current }) => current) : undefined;
  if (!entry?.group) return [];
  return [{ label: '工作台', href: '/' }, { label: entry.group }, { label: title }];
}

function Crumbs({ crumbs }: { crumbs: Crumb[] }) {
  if (crumbs.length === 0) return null;
  return (
    <nav aria-label="所在位置" class="crumbs no-print">
      <ol class="flex flex-wrap gap-x-2">
        {crumbs.map((crumb, index) => (
          <li key={crumb.label} class="flex gap-x-2">
            {index > 0 ? <span aria-hidden="true">/</span> : null}
            {crumb.href ? (
              <a class="link link-hover" href={crumb.href}>
                {crumb.label}
              </a>
            ) : (
              <span aria-current={index === crumbs.length - 1 ? 'page' : undefined}>
                {crumb.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Footer({ wide }: { wide: boolean }) {
  const page = usePage();
  const { name, line } = usePlace();
  return (
    <footer class="site-footer no-print">
      <div class={`site-footer-row ${wide ? 'max-w-7xl' : 'max-w-6xl'}`}>
        <div class="flex shrink-0 items-center gap-3">
          <PlaceMark size={32} />
          <p>
            {name} · {line}
            <br />
            办理依据：渝人社办〔2010〕257号
          </p>
        </div>
        <nav aria-label="页脚" class="flex flex-wrap gap-x-6 gap-y-1">
          <a href="/announcements">公告与政策</a>
          <a href="/verify">查验合格单</a>
          <a href={page.help ? `/help#${page.help}` : '/help'}>帮助</a>
          <a href="/handbook">手册</a>
          <a href="/environment">电脑和网络检测</a>
          <a href="/accessibility">无障碍说明</a>
          <a href="/privacy">个人信息保护告知</a>
          <a href="/privacy/collected">个人信息收集清单</a>
          <a href="/privacy/shared">第三方共享清单</a>
        </nav>
        <SchemeSwitch />
      </div>
      <SiteNumbers wide={wide} />
    </footer>
  );
}

/** Sponsor and registrations, as the law asks of a public site; nothing where they are not given. */
function SiteNumbers({ wide }: { wide: boolean }) {
  const { sponsor, icp, police } = usePage().site ?? {};
  if (!sponsor && !icp && !police) return null;
  const code = /\d{14}/.exec(police ?? '')?.[0];
  return (
    <p
      class={`mx-auto flex flex-wrap items-center gap-x-6 gap-y-1 border-t border-line px-4 py-3 sm:px-6 ${wide ? 'max-w-7xl' : 'max-w-6xl'}`}
    >
      {sponsor ? <span>主办：{sponsor}</span> : null}
      {icp ? <a href="https://beian.miit.gov.cn/">{icp}</a> : null}
      {police ? (
        <a href={`https://beian.mps.gov.cn/#/query/webSearch?code=${code}`}>{police}</a>
      ) : null}
    </p>
  );
}
