import { usePage } from './page-context.ts';

/** The “?” beside a heading: the chapter of the officer's handbook about this page, else the article of /help. */
export function HelpMark() {
  const { help, handbook, path, viewer } = usePage();
  // The home page of officers is another one than the article's.
  const article = help && !(path === '/' && viewer?.isLearner === false) ? `/help#${help}` : null;
  const href = handbook ?? article;
  if (!href) return null;
  return (
    <a class="help-mark no-print" href={href} title="本页的帮助">
      <span aria-hidden="true">?</span>
      <span class="sr-only">本页的帮助</span>
    </a>
  );
}
