import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  disclosing,
  type FormState,
  formAction,
  officerOf,
  rowsOf,
  takePage,
} from '../../../platform/http/index.ts';
import { decideSameNumber } from '../commands/decide-same-number.ts';
import { BankFilePage } from '../pages/bank-file-page.tsx';
import { listDecidedDoubts, listOpenDoubts } from '../queries/bank-doubts.ts';
import { countLeftOut, findBankFile, listLeftOut } from '../queries/bank-files.ts';
import { bankFileQuery, doubtForm, doubtParams, idParams } from './forms.ts';

const centre = { config: { access: ['CENTRE_CLERK'] as const } };
const pageSize = 100;

/** What became of each row of a bank file, and rows about which a person decides (E21). */
export function bankFileRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  const filePage = async (
    id: string,
    page: number,
    refused: (FormState & { id: string }) | null,
  ) => {
    const file = await findBankFile(db, id);
    if (!file) throw new Refusal('payment.bank_file_not_found');
    const found = await listLeftOut(db, id, rowsOf(page, pageSize));
    return (
      <BankFilePage
        file={file}
        counts={await countLeftOut(db, id)}
        leftOut={takePage(found, page, pageSize)}
        open={await listOpenDoubts(db, id)}
        decided={await listDecidedDoubts(db, id)}
        refused={refused}
      />
    );
  };

  app.get(
    '/bank-files/:id',
    {
      ...disclosing(centre, { what: '到账流水文件', of: 'bank_file' }),
      schema: { params: idParams, querystring: bankFileQuery },
    },
    async (request, reply) =>
      reply.page(await filePage(request.params.id, request.query.page, null)),
  );

  formAction(app, '/bank-files/:id/doubts/:doubtId', {
    ...centre,
    by: officerOf,
    params: doubtParams,
    form: doubtForm,
    show: ({ params }, form) => filePage(params.id, 1, { ...form, id: params.doubtId }),
    act: ({ actor, params }, decided) => decideSameNumber(parts, actor, params.doubtId, decided),
    done: ({ params }, _nothing, { decision }) => ({
      to: `/bank-files/${params.id}`,
      say:
        decision === 'BOOKED' ? '已作为另一笔来款入账，可以认领。' : '已决定不入账，原因记在这里。',
    }),
  });
}
