import { z } from 'zod';
import { yearOf } from '../../../kernel/calendar.ts';
import type { App } from '../../../platform/http/index.ts';
import { findEndorsementOfSlip } from '../../endorsement/index.ts';
import { findEntryOfEndorsement } from '../../hours/index.ts';
import { CertificateVerdictPage } from '../pages/certificate-verdict-page.tsx';
import { VerdictPage } from '../pages/verdict-page.tsx';
import { VerifyPage } from '../pages/verify-page.tsx';
import { findCertificateToVerify } from '../queries/certificate-to-verify.ts';
import { findSlipToVerify } from '../queries/slip-to-verify.ts';

const Query = z.object({
  number: z.string().trim().max(40).default(''),
  code: z.string().trim().max(40).default(''),
});
const Params = z.object({ slipNo: z.string().max(40), code: z.string().max(40) });

const notFound =
  '没有查到与编号和查验码都相符的合格单或证书。请逐字核对；仍查不到的，可能不是平台出具的。';

// Enough for a clerk with a pile of slips, too few to guess codes.
const limited = { access: 'everyone', rateLimit: { max: 30, timeWindow: '1 minute' } } as const;

/** The public verification of a slip or a certificate by number and code (N24, N30). */
export function routes(app: App): void {
  const { db } = app.parts;

  app.get(
    '/verify',
    { config: limited, schema: { querystring: Query } },
    async (request, reply) => {
      const { number, code } = request.query;
      if (!number && !code) return reply.page(<VerifyPage number="" code="" errors={{}} />);
      const errors: Record<string, string> = {};
      if (!number) errors.number = '请填写合格单或证书的编号，印在纸上。';
      if (!code) errors.code = '请填写查验码，在底部二维码旁。';
      if (Object.keys(errors).length > 0)
        return reply.code(422).page(<VerifyPage number={number} code={code} errors={errors} />);
      const address = `/verify/${encodeURIComponent(number)}/${encodeURIComponent(code)}`;
      return reply.redirect(address, 303);
    },
  );

  app.get(
    '/verify/:slipNo/:code',
    {
      config: {
        ...limited,
        secretPath: true,
        discloses: { what: '合格单、证书查验', of: 'result_slip_number' },
      },
      schema: { params: Params },
    },
    async (request, reply) => {
      const { slipNo, code } = request.params;
      const slip = await findSlipToVerify(db, slipNo, code);
      const now = app.parts.clock.now();
      const certificate = slip
        ? null
        : await findCertificateToVerify(db, slipNo, code, yearOf(now));
      if (certificate) return reply.page(<CertificateVerdictPage {...certificate} now={now} />);
      if (!slip) {
        const errors = { form: notFound };
        return reply.code(404).page(<VerifyPage number={slipNo} code={code} errors={errors} />);
      }
      const endorsement = await findEndorsementOfSlip(db, slip.id);
      const entry = endorsement ? await findEntryOfEndorsement(db, endorsement.id) : undefined;
      return reply.page(
        <VerdictPage {...{ slip, now }} endorsement={endorsement ?? null} entry={entry ?? null} />,
      );
    },
  );
}
