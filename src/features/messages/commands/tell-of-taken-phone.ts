import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { notify } from './notify.ts';

/** Tells a person that another one proved that their phone is theirs now. No audit: taking it was recorded. */
export async function tellOfTakenPhone(
  parts: Parts,
  { accountId, phoneMasked }: { accountId: string; phoneMasked: string },
): Promise<void> {
  await inTransaction(parts.db, (tx) =>
    notify(parts, tx, [accountId], {
      subject: '您的手机号已被他人登记',
      text: `手机号 ${phoneMasked} 的现使用者通过短信验证，把它登记到了自己的账号。您的账号仍可用证件号码和密码登录；请登记新的手机号。如有异议，请携带证件到窗口办理。`,
      href: '/account/phone',
      channels: ['MAIL'],
    }),
  );
}
