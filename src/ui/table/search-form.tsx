import type { ComponentChildren } from 'preact';
import { Form } from '../form.tsx';

/**
 * A search of officers that may hold a number of a person: sent to `/list-searches`, which goes on to `action`
 * without the number in the address.
 */
export function SearchForm({
  action,
  class: className,
  children,
}: {
  action: string;
  class?: string;
  children: ComponentChildren;
}) {
  return (
    <Form action="/list-searches" {...(className ? { class: className } : {})}>
      <input type="hidden" name="at" value={action} />
      {children}
    </Form>
  );
}
