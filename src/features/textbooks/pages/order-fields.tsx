import { type FormState, typed } from '../../../platform/http/form.ts';
import { Money, RadioField, TextField } from '../../../ui/index.ts';
import type { Way } from '../queries/collectors.ts';
import { copiesField } from '../routes/forms.ts';
import type { Title } from '../rules/textbook.ts';

/** A number of copies for each title. */
export function CopiesFields({ titles, form }: { titles: Title[]; form: FormState }) {
  return (
    <div class="stack">
      {titles.map((title) => (
        <TextField
          key={title.id}
          name={copiesField(title.id)}
          label={`《${title.name}》`}
          hint={
            <>
              {title.publisher}，每本 <Money fen={title.priceFen} />
            </>
          }
          value={typed(form.values, copiesField(title.id))}
          error={form.errors[copiesField(title.id)]}
          inputMode="numeric"
          size="short"
        />
      ))}
    </div>
  );
}

/** How the books are delivered: through a collecting body, or to an address. */
export function WayFields({
  ways,
  form,
}: {
  ways: { way: Way; body: { name: string } | null }[];
  form: FormState;
}) {
  const { values, errors } = form;
  return (
    <div class="stack">
      <RadioField
        name="way"
        label="领取方式"
        required
        value={typed(values, 'way') || ways[0]?.way}
        error={errors.way}
        options={ways.map(({ way, body }) => ({
          value: way,
          label: body ? `由${body.name}汇总，到那里领取` : '培训中心直接寄送',
          hint: body ? '不用填地址' : '请在下面填写收件人和地址',
        }))}
      />
      <div class="stack only-for-direct">
        <TextField
          name="recipient"
          label="收件人"
          required
          value={typed(values, 'recipient')}
          error={errors.recipient}
          autocomplete="name"
          size="short"
        />
        <TextField
          name="phone"
          label="收件人手机号"
          required
          value={typed(values, 'phone')}
          error={errors.phone}
          type="tel"
          inputMode="numeric"
          size="short"
        />
        <TextField
          name="address"
          label="收件地址"
          hint="写到门牌号。"
          required
          value={typed(values, 'address')}
          error={errors.address}
          autocomplete="street-address"
        />
      </div>
    </div>
  );
}
