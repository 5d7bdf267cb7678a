import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  disclosing,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
  rowsOf,
  sendTemplate,
  takePage,
} from '../../../platform/http/index.ts';
import { listPeople } from '../../identity/index.ts';
import { findOpenProposal } from '../../proposals/index.ts';
import { discardResults } from '../commands/discard-results.ts';
import { importResults } from '../commands/import-approval.ts';
import { proposeImport } from '../commands/propose-import.ts';
import { proposeRevocation } from '../commands/propose-revocation.ts';
import { resultColumns } from '../commands/read-result-file.ts';
import { settleDoubts } from '../commands/settle-doubts.ts';
import { uploadResults } from '../commands/upload-results.ts';
import { ResultFilePage } from '../pages/result-file-page.tsx';
import { ResultFilesPage } from '../pages/result-files-page.tsx';
import { listResultsOfFile } from '../queries/earlier-results.ts';
import { findFile, listFiles, listRows } from '../queries/files.ts';
import { importers, readers } from '../rules/policy.ts';
import { DoubtsForm, IdParams, ListQuery, RevocationForm, UploadForm } from './forms.ts';

const reading = { config: { access: readers } } as const;
const importing = { config: { access: importers } } as const;
const pageSize = 30;
const discloses = { what: '历年成绩名单', of: 'earlier_result_file' };

/** Results of paper exams and of years before the platform: uploaded, checked, imported by two. */
export function routes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  const listPage = async (actor: Officer, page: number, form: FormState) => {
    const files = takePage(await listFiles(db, rowsOf(page, pageSize)), page, pageSize);
    return <ResultFilesPage {...{ files, form }} mayImport={actor.role === 'CENTRE_CLERK'} />;
  };

  app.get(
    '/earlier-results',
    { ...reading, schema: { querystring: ListQuery } },
    async (request, reply) =>
      reply.page(await listPage(officerOf(request), request.query.page, emptyForm)),
  );

  app.get('/earlier-results/template.xlsx', importing, async (_request, reply) =>
    sendTemplate(
      reply,
      '历年成绩',
      resultColumns.map(({ label, width }) => ({ label, width, choices: [] })),
    ),
  );

  formAction(app, '/earlier-results', {
    ...importing,
    by: officerOf,
    form: UploadForm,
    show: ({ actor }, form) => listPage(actor, 1, form),
    act: ({ actor }, { source, file }) =>
      uploadResults(parts, actor, { source, path: file.path, fileName: file.name }),
    done: (_asked, id) => ({
      to: `/earlier-results/${id}`,
      say: '已逐行核对，还没有导入。',
    }),
  });

  const filePage = async (actor: Officer, id: string, form: FormState) => {
    const file = await findFile(db, id);
    if (!file) throw new Refusal('earlier_results.not_found');
    const officers = [file.uploadedBy, file.importedBy ?? []].flat();
    const people = new Map(
      (await listPeople(db, officers)).map((one) => [one.accountId, one.name]),
    );
    return (
      <ResultFilePage
        {...{ file, form }}
        rows={await listRows(db, id)}
        results={await listResultsOfFile(db, id)}
        uploadedByName={people.get(file.uploadedBy) ?? ''}
        importedByName={(file.importedBy && people.get(file.importedBy)) || null}
        open={await findOpenProposal(db, importResults, id)}
        mayImport={actor.role === 'CENTRE_CLERK'}
      />
    );
  };

  app.get(
    '/earlier-results/:id',
    { ...disclosing(reading, discloses), schema: { params: IdParams } },
    async (request, reply) =>
      reply.page(await filePage(officerOf(request), request.params.id, emptyForm)),
  );

  const onFile = { ...disclosing(importing, discloses), by: officerOf, params: IdParams };
  const show = ({ actor, params }: { actor: Officer; params: { id: string } }, form: FormState) =>
    filePage(actor, params.id, form);

  formAction(app, '/earlier-results/:id/doubts', {
    ...onFile,
    form: DoubtsForm,
    show,
    act: ({ actor, params }, { rows }) =>
      settleDoubts(parts, actor, { id: params.id, rowNos: rows }),
    done: ({ params }) => ({ to: `/earlier-results/${params.id}`, say: '已保存对疑问的确认。' }),
  });

  formAction(app, '/earlier-results/:id/proposal', {
    ...onFile,
    show,
    act: ({ actor, params }) => proposeImport(parts, actor, params.id),
    done: (_asked, id) => ({ to: `/proposals/${id}`, say: '已提请另一位经办人复核。' }),
  });

  formAction(app, '/earlier-results/:id/discarding', {
    ...onFile,
    show,
    act: ({ actor, params }) => discardResults(parts, actor, params.id),
    done: () => ({ to: '/earlier-results', say: '已放弃，什么都没有导入。' }),
  });

  formAction(app, '/earlier-results/:id/revocation', {
    ...onFile,
    form: RevocationForm,
    show,
    act: ({ actor, params }, { result, reason }) =>
      proposeRevocation(parts, actor, { resultId: result, fileId: params.id, reason }),
    done: (_asked, id) => ({ to: `/proposals/${id}`, say: '已提请另一位经办人复核撤销。' }),
  });
}
