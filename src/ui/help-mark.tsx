import { usePage } from './page-context.ts';

/** The “?” beside a heading: the article of /help about this page. */
export function HelpMark() {
  const { help, path, viewer } = usePage();
  // The home page of officers is another one.
  if (!help || (path === '/' && viewer?.isLearner === false)) return null;
  return (
    <a class="help-mark no-print" href={`/help#${help}`} title="本页的帮助">
      <span aria-hidden="true">?</span>
      <span class="sr-only">本页的帮助</span>
    </a>
  );
}
