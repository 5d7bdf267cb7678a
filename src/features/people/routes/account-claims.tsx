import { counterRoles, type Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
  visitorOf,
} from '../../../platform/http/index.ts';
import { claimAccount } from '../commands/claim-account.ts';
import { grantAccountClaim } from '../commands/grant-account-claim.ts';
import { rejectAccountClaim } from '../commands/reject-account-claim.ts';
import { AccountClaimPage } from '../pages/account-claim-page.tsx';
import { AccountClaimReceivedPage } from '../pages/account-claim-received-page.tsx';
import { AccountClaimsPage } from '../pages/account-claims-page.tsx';
import { OneTimeCodePage } from '../pages/one-time-code-page.tsx';
import type { RefusedRow } from '../pages/refused-row.ts';
import { findAccountClaim, listOpenAccountClaims } from '../queries/account-claims.ts';
import { listDistrictsOfClaimOffice } from '../queries/claim-office.ts';
import { loadChoices } from '../queries/form-choices.ts';
import { findUnknownChoices } from '../queries/unknown-choices.ts';
import { accountClaimForm, documentForm, idParams, reasonForm } from './forms.ts';

const everyone = { access: 'everyone' } as const;
const atCounter = { access: counterRoles };

/** The public form of account claims (Q4), and the counter that decides them. */
export function accountClaimRoutes(app: App): void {
  const { parts } = app;

  app.get('/claims/new', { config: everyone }, async (_request, reply) =>
    reply.page(await claimPage(emptyForm)),
  );

  formAction(app, '/claims/new', {
    config: { ...everyone, rateLimit: { max: 30, timeWindow: '1 minute' } },
    by: visitorOf,
    form: () => accountClaimForm(parts.clock.now()),
    show: (_asked, form) => claimPage(form),
    check: (_asked, { districtId }) => findUnknownChoices(parts, { districtId }),
    act: (_asked, claim) => claimAccount(parts, claim),
    done: (_asked, reference) => ({ page: <AccountClaimReceivedPage reference={reference} /> }),
  });

  app.get(
    '/claims',
    { config: { ...atCounter, discloses: { what: '账号申领名单' } } },
    async (request, reply) => reply.page(await openClaimsPage(officerOf(request), null)),
  );

  formAction(app, '/claims/:id/grant', {
    config: { ...atCounter, discloses: { what: '认领账号的人的姓名' } },
    by: officerOf,
    params: idParams,
    form: documentForm,
    show: ({ actor, params }, form) => openClaimsPage(actor, { ...form, id: params.id }),
    act: ({ actor, params }, { idNumber }) => grantAccountClaim(parts, actor, params.id, idNumber),
    async done({ params }, code) {
      const claim = await findAccountClaim(parts.db, params.id);
      const name = claim?.claimantName ?? '';
      return { page: <OneTimeCodePage code={code} name={name} />, shown: 'once' };
    },
  });

  formAction(app, '/claims/:id/rejection', {
    config: atCounter,
    by: officerOf,
    params: idParams,
    form: reasonForm,
    show: ({ actor, params }, form) => openClaimsPage(actor, { ...form, id: params.id }),
    act: ({ actor, params }, { reason }) => rejectAccountClaim(parts, actor, params.id, reason),
    done: () => ({ to: '/claims', say: '申领已退回，申请人会收到短信。' }),
  });

  async function claimPage(form: FormState) {
    const { districts } = await loadChoices(parts);
    return <AccountClaimPage form={form} districts={districts} />;
  }

  async function openClaimsPage(actor: Officer, refused: RefusedRow | null) {
    const day = dayOf(parts.clock.now());
    const districts = await listDistrictsOfClaimOffice(parts.db, actor.organisationId, day);
    const claims = await listOpenAccountClaims(parts.db, districts);
    return <AccountClaimsPage claims={claims} refused={refused} />;
  }
}
