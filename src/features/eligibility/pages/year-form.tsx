import { Form, SubmitButton, TextField } from '../../../ui/index.ts';

/** Chooses another year of a page. */
export function YearForm({ action, year, label }: { action: string; year: number; label: string }) {
  return (
    <Form action={action} method="get" class="flex flex-wrap items-end gap-4">
      <TextField
        name="year"
        label={label}
        value={String(year)}
        type="number"
        inputMode="numeric"
        size="short"
        required
      />
      <div class="mb-5">
        <SubmitButton tone="quiet">查看</SubmitButton>
      </div>
    </Form>
  );
}
