import type { ComponentChildren } from 'preact';
import { Form } from './form.tsx';

/** The filter of a list by name or number: posted, so that what is typed stands in no address. */
export function SearchForm({
  action,
  sealed,
  class: className,
  children,
}: {
  /** The list. */
  action: string;
  /** The fields that may hold a name or number. */
  sealed: readonly string[];
  class?: string;
  children: ComponentChildren;
}) {
  return (
    <Form action="/searches" {...(className && { class: className })}>
      <input type="hidden" name="to" value={action} />
      <input type="hidden" name="sealed" value={sealed.join(' ')} />
      {children}
    </Form>
  );
}
