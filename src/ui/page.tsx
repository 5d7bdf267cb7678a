import type { ComponentChildren } from 'preact';
import { Alert } from './alert.tsx';
import { Header } from './header.tsx';
import { usePage } from './page-context.ts';

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
  /** narrow: forms and texts; normal: most pages; wide: tables of clerks. */
  width?: 'narrow' | 'normal' | 'wide';
  /** Buttons at the right of the heading. */
  actions?: ComponentChildren;
  /** Reloads by itself for people without JavaScript, in seconds. */
  refreshSeconds?: number;
  children: ComponentChildren;
}

const widths = { narrow: 'max-w-2xl', normal: 'max-w-5xl', wide: 'max-w-7xl' };

/** A whole page: header, what was just done, heading, content, footer. */
export function Page(props: PageProps) {
  const {
    title,
    heading = true,
    lead,
    crumbs,
    width = 'normal',
    actions,
    refreshSeconds,
    children,
  } = props;
  const page = usePage();
  page.head.title = title === '继学' ? title : `${title} · 继学`;
  page.head.refreshSeconds = refreshSeconds ?? null;
  return (
    <body class="min-h-screen flex flex-col bg-base-200 text-base-content">
      <a class="skip-link" href="#content">
        跳到正文
      </a>
      {page.demo ? <DemoBar /> : null}
      <Header />
      <main
        id="content"
        tabIndex={-1}
        class={`w-full ${widths[width]} mx-auto px-4 sm:px-6 py-6 sm:py-8 grow`}
      >
        {page.flash ? (
          <div class="mb-5">
            <Alert tone={page.flash.tone}>{page.flash.text}</Alert>
          </div>
        ) : null}
        {crumbs ? <Crumbs crumbs={crumbs} /> : null}
        {heading ? (
          <div class="mb-6 flex flex-wrap items-start justify-between gap-3">
            <div>
              <h1 class="page-title">{title}</h1>
              {lead ? <p class="mt-2 text-muted max-w-3xl">{lead}</p> : null}
            </div>
            {actions ? <div class="flex flex-wrap gap-2">{actions}</div> : null}
          </div>
        ) : null}
        {children}
      </main>
      <Footer />
    </body>
  );
}

function DemoBar() {
  return (
    <div class="demo-bar">
      演示环境：人物、机构与金额均为虚构。<a href="/demo">演示账号</a>
      <a href="/demo/outbox">短信收件箱</a>
    </div>
  );
}

function Crumbs({ crumbs }: { crumbs: Crumb[] }) {
  return (
    <nav aria-label="所在位置" class="mb-3 text-sm text-muted">
      <ol class="flex flex-wrap gap-x-2">
        {crumbs.map((crumb, index) => (
          <li key={crumb.label} class="flex gap-x-2">
            {index > 0 ? <span aria-hidden="true">/</span> : null}
            {crumb.href ? (
              <a class="link link-hover" href={crumb.href}>
                {crumb.label}
              </a>
            ) : (
              <span aria-current="page">{crumb.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Footer() {
  return (
    <footer class="border-t border-base-300 bg-base-100 text-sm text-muted no-print">
      <div class="max-w-5xl mx-auto px-4 sm:px-6 py-6 flex flex-wrap gap-x-6 gap-y-2 justify-between">
        <p>继学 · 专业技术人员继续教育公需科目平台。依据：渝人社办〔2010〕257号。</p>
        <nav aria-label="页脚" class="flex flex-wrap gap-x-5 gap-y-1">
          <a class="link link-hover" href="/verify">
            查验合格单
          </a>
          <a class="link link-hover" href="/help">
            常见问题
          </a>
          <a class="link link-hover" href="/privacy">
            个人信息保护告知
          </a>
        </nav>
      </div>
    </footer>
  );
}
