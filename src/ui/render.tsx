import type { ComponentChild } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { type Display, usualDisplay } from './display.ts';
import { settleErrorLinks } from './error-links.ts';
import { Mark } from './mark.tsx';
import {
  type DocumentHead,
  PageContext,
  type PageContextValue,
  type PlaceLook,
  shippedLook,
} from './page-context.ts';
import { type Prepared, splitAtPrepared } from './prepared.tsx';

const favicon = `data:image/svg+xml,${encodeURIComponent(
  renderToString(<Mark />).replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"'),
)}`;

const usualDescription =
  '专业技术人员继续教育公需科目：选课、缴费、学习、考试、打印合格单和审验，一处办完。';

const colorScheme = { system: 'light dark', light: 'light', dark: 'dark' };

const displayAttributes = ({ scheme, large }: Display) =>
  `${scheme === 'system' ? '' : ` data-scheme="${scheme}"`}${large ? ' data-size="large"' : ''}`;

/** The whole HTML document of a page. The text of the page is escaped by Preact. */
export function renderDocument(context: PageContextValue, content: ComponentChild): string {
  return renderParts(context, content)
    .map((part) => (typeof part === 'string' ? part : part.html))
    .join('');
}

/** The same in parts, those in between that other pages share (`PreparedHtml`). */
export function renderParts(
  context: PageContextValue,
  content: ComponentChild,
): (string | Prepared)[] {
  const { place = shippedLook } = context;
  const head: DocumentHead = {
    title: place.name,
    description: usualDescription,
    refreshSeconds: null,
    islands: new Set(),
    prepared: [],
  };
  const body = renderToString(
    <PageContext.Provider value={{ ...context, head }}>{content}</PageContext.Provider>,
  );
  const islands = [...head.islands].map((name) => context.assets.island(name));
  const preloads = [...new Set(islands.flatMap(({ preload }) => preload))];
  const enhance = context.assets.island('enhance');
  const { display = usualDisplay } = context;
  const headHtml = renderToString(
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <Colours {...display} place={place} />
      <meta name="csrf-token" content={context.csrfToken} />
      {head.refreshSeconds === null ? null : (
        // With scripts an island does it, or keeps the page up to date.
        <noscript>
          <meta http-equiv="refresh" content={String(head.refreshSeconds)} />
        </noscript>
      )}
      <title>{head.title}</title>
      <meta name="description" content={head.description} />
      {place.mark ? (
        <link rel="icon" href={place.mark} />
      ) : (
        <link rel="icon" type="image/svg+xml" href={favicon} />
      )}
      <link rel="manifest" href="/manifest.webmanifest" />
      <link rel="apple-touch-icon" href="/icons/apple.png" />
      <link rel="stylesheet" href={context.assets.css} />
      {place.colours ? <link rel="stylesheet" href={place.colours.href} /> : null}
      {preloads.map((href) => (
        <link key={href} rel="modulepreload" href={href} />
      ))}
      <script type="module" src={enhance.src} />
      {islands.map(({ src }) => (
        <script key={src} type="module" src={src} />
      ))}
    </head>,
  );
  return splitAtPrepared(
    `<!doctype html><html lang="zh-CN" data-theme="jixue"${displayAttributes(display)}>${headHtml}${settleErrorLinks(body)}</html>`,
    head.prepared,
  );
}

/** The colours of the browser's own frame, by day and by night. */
function Colours({ scheme, place }: Display & { place: PlaceLook }) {
  const day = place.colours?.day ?? '#0f5f5c';
  return (
    <>
      <meta name="theme-color" content={day} media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#0b2624" media="(prefers-color-scheme: dark)" />
      <meta name="color-scheme" content={colorScheme[scheme]} />
    </>
  );
}
