import type { ComponentChildren } from 'preact';
import { usePage } from './page-context.ts';

/**
 * A part of the page with a script (`<name>.island.ts` of a feature). The children are shown without a script;
 * the island may take them over. Props are sent as JSON.
 */
export function Island({
  name,
  props,
  class: className,
  hidden,
  children,
}: {
  name: string;
  props?: unknown;
  class?: string;
  /** Until its script shows it. */
  hidden?: boolean;
  children?: ComponentChildren;
}) {
  usePage().head.islands.add(name);
  // "<" is escaped so that no text in the props can end the script element.
  const json = JSON.stringify(props ?? null).replaceAll('<', '\\u003c');
  return (
    <div data-island={name} class={className} hidden={hidden}>
      <script type="application/json" data-props dangerouslySetInnerHTML={{ __html: json }} />
      {children}
    </div>
  );
}
