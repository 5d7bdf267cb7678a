import { z } from 'zod';
import { fields } from '../../../platform/http/index.ts';
import { parseMailAddress } from '../rules/message.ts';

export const InboxQuery = z.object({ page: fields.page });

export const AddressForm = z.object({
  address: fields.text.transform((text, context) => {
    const address = parseMailAddress(text);
    if (address) return address;
    context.addIssue({ code: 'custom', message: '请填写邮箱地址，例如 liming@example.com。' });
    return z.NEVER;
  }),
  password: z.string().max(128).default(''),
});

/** The password again, before the address is removed. */
export const RemovalForm = AddressForm.pick({ password: true });

export const CodeForm = z.object({
  code: fields.text.pipe(z.string().regex(/^\d{6}$/, '请填写邮件里的6位验证码。')),
});
