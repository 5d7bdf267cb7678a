import { isCounterClerk, type Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  disclosing,
  emptyForm,
  type FieldErrors,
  formAction,
  officerOf,
  sendTemplate,
  sendWorkbook,
} from '../../../platform/http/index.ts';
import { getOrganisation, listHeldTitleSeries } from '../../organisations/index.ts';
import { cancelImport } from '../commands/cancel-import.ts';
import { orderImport } from '../commands/order-import.ts';
import { uploadList } from '../commands/upload-list.ts';
import type { FormState } from '../pages/form-state.ts';
import { ImportPage } from '../pages/import-page.tsx';
import { ImportsPage } from '../pages/imports-page.tsx';
import { findChunk } from '../queries/chunks.ts';
import { listDoubtful } from '../queries/doubtful-candidates.ts';
import { faultySheet } from '../queries/faulty-sheet.ts';
import { importsOwn, listUnitsToImport } from '../queries/import-target.ts';
import { findImport, listFaults, listImports, sumFaults } from '../queries/imports.ts';
import { importerRoles, membershipOf, membershipWords } from '../rules/body-membership.ts';
import { documentChoices } from '../rules/import-candidate.ts';
import { exampleRow, headingNames, type ListColumn, listColumns } from '../rules/list-import.ts';
import { titleChoices } from '../rules/title-index.ts';
import { idParams, orderForm, uploadForm } from './forms.ts';

const importer = { config: { access: importerRoles } };
const one = { ...importer, schema: { params: idParams } };
const list = '/roster/imports';
const faultsShown = 100;

/** Import of a list of people: upload, check, correct, order. */
export function importRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  app.get(list, importer, async (request, reply) =>
    reply.page(await listsPage(officerOf(request), emptyForm)),
  );

  app.get('/roster/template', importer, async (request, reply) => {
    const choices: Partial<Record<ListColumn, readonly string[]>> = {
      idDocumentType: documentChoices,
      title: titleChoices(await listHeldTitleSeries(db)),
      unit: await listUnitsToImport(db, officerOf(request)),
    };
    const columns = listColumns.map((one) => ({
      label: headingNames[one][0] as string,
      example: exampleRow[one] ?? '',
      choices: choices[one] ?? [],
    }));
    return sendTemplate(reply, '人员名单模板', columns);
  });

  formAction(app, list, {
    ...importer,
    by: officerOf,
    form: uploadForm,
    show: ({ actor }, form) => listsPage(actor, form),
    act: ({ actor }, { file, unit }) => uploadList(parts, actor, { ...file, unit }),
    done: (_asked, id) => ({ to: `${list}/${id}` }),
  });

  app.get(
    `${list}/:id`,
    disclosing(one, { what: '导入的名单', of: 'roster_import' }),
    async (request, reply) => reply.page(await listPage(officerOf(request), request.params.id, {})),
  );

  app.get(
    `${list}/:id/faulty-rows`,
    disclosing(one, { what: '导入名单的错误行（含完整证件号码）', of: 'roster_import' }),
    async (request, reply) => {
      const found = await getImport(officerOf(request), request.params.id);
      const name = `待改正_${found.fileName.replace(/\.\w+$/, '')}`;
      return sendWorkbook(reply, name, faultySheet(parts, found));
    },
  );

  formAction(app, `${list}/:id/word`, {
    ...importer,
    by: officerOf,
    params: idParams,
    form: orderForm,
    show: ({ actor, params }, form) => listPage(actor, params.id, form.errors),
    act: ({ actor, params }, { rows, confirmed }) =>
      orderImport(parts, actor, params.id, { withoutFaulty: rows === 'RIGHT', confirmed }),
    done: ({ params }) => ({ to: `${list}/${params.id}` }),
  });

  formAction(app, `${list}/:id/cancellation`, {
    ...importer,
    by: officerOf,
    params: idParams,
    act: ({ actor, params }) => cancelImport(parts, actor, params.id),
    done: () => ({ to: list, say: '已取消，没有导入任何人。' }),
  });

  /** Returns an import of the officer's own body; another's does not exist. */
  async function getImport(actor: Officer, id: string) {
    const found = await findImport(db, id);
    if (found?.uploaderId !== actor.organisationId) throw new Refusal('roster.import_not_found');
    return found;
  }

  async function listsPage(actor: Officer, form: FormState) {
    return (
      <ImportsPage
        forUnits={isCounterClerk(actor)}
        peopleWord={membershipWords[membershipOf(actor).kind].people}
        imports={await listImports(db, actor.organisationId)}
        form={form}
      />
    );
  }

  async function listPage(actor: Officer, id: string, errors: FieldErrors) {
    const found = await getImport(actor, id);
    const body = found.organisationId ? await getOrganisation(db, found.organisationId) : null;
    const all = { first: 0, last: 2 ** 31 - 1, limit: faultsShown };
    return (
      <ImportPage
        list={found}
        bodyName={body?.name ?? '没有单位的人员'}
        faults={await listFaults(db, id, all)}
        faultSums={await sumFaults(db, id)}
        doubtful={found.state === 'CHECKED' ? await listDoubtful(db, id, found.doubtfulRows) : []}
        own={importsOwn(found)}
        kept={(await findChunk(db, id, 0)) !== undefined}
        errors={errors}
      />
    );
  }
}
