import { useId } from 'preact/hooks';

/** A field inside a row of a list, where many of one name stand on a page. Errors are told above the list. */
export function InlineField({
  name,
  label,
  long = false,
}: {
  name: string;
  label: string;
  /** Several lines. */
  long?: boolean;
}) {
  const id = useId();
  return (
    <div class="mb-4">
      <label class="field-label" for={id}>
        {label}
      </label>
      {long ? (
        <textarea id={id} class="textarea w-full" name={name} rows={2} required />
      ) : (
        <input id={id} class="input w-full" name={name} autoComplete="off" required />
      )}
    </div>
  );
}
