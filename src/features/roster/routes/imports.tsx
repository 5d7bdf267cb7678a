import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  type FieldErrors,
  officerOf,
  parseForm,
  sendWorkbook,
} from '../../../platform/http/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { cancelImport, orderImport } from '../commands/order-import.ts';
import { uploadList } from '../commands/upload-list.ts';
import { type FormState, untouched } from '../pages/form-state.ts';
import { ImportPage } from '../pages/import-page.tsx';
import { ImportsPage } from '../pages/imports-page.tsx';
import { findChunk } from '../queries/chunks.ts';
import { faultySheet } from '../queries/faulty-sheet.ts';
import { importsOwn } from '../queries/import-target.ts';
import { findImport, listFaults, listImports, sumFaults } from '../queries/imports.ts';
import { importerRoles, membershipOf, membershipWords } from '../rules/body-membership.ts';
import { headingNames, listColumns, templateRow } from '../rules/list-import.ts';
import { refusals } from '../rules/refusals.ts';
import { formatQuery, idParams, orderForm, uploadForm } from './forms.ts';

const importer = { config: { access: importerRoles } };
const one = { ...importer, schema: { params: idParams } };
const list = '/roster/imports';
const faultsShown = 100;

/** Import of a list of people: upload, check, correct, order. */
export function importRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  app.get(list, importer, async (request, reply) => showAll(request, reply, untouched));

  app.get(
    '/roster/template',
    { ...importer, schema: { querystring: formatQuery } },
    async (request, reply) => {
      const columns = listColumns.map((one) => ({
        header: headingNames[one][0] as string,
        width: 20,
      }));
      const sheet = { columns, rows: [templateRow] };
      return sendWorkbook(reply, '人员名单模板', sheet, request.query.format);
    },
  );

  app.post(list, importer, async (request, reply) => {
    const form = parseForm(uploadForm, request.body);
    if (!form.ok) return showAll(request, reply.code(422), form);
    const { file, unit } = form.value;
    if (!file) return showAll(request, reply.code(422), untouched);
    try {
      const id = await uploadList(parts, officerOf(request), { ...file, unit });
      return reply.redirect(`${list}/${id}`, 303);
    } catch (error) {
      const fault = faultOf(error);
      if (!fault) throw error;
      return showAll(request, reply.code(422), { values: { unit }, errors: fault });
    }
  });

  app.get(`${list}/:id`, one, async (request, reply) =>
    showOne(request, reply, request.params.id, {}),
  );

  app.get(
    `${list}/:id/faulty-rows`,
    { ...importer, schema: { params: idParams, querystring: formatQuery } },
    async (request, reply) => {
      const found = await getImport(request, request.params.id);
      const name = `待改正_${found.fileName.replace(/\.\w+$/, '')}`;
      return sendWorkbook(reply, name, faultySheet(parts, found), request.query.format);
    },
  );

  app.post(`${list}/:id/word`, one, async (request, reply) => {
    const { id } = request.params;
    const form = parseForm(orderForm, request.body);
    if (!form.ok) return showOne(request, reply.code(422), id, form.errors);
    try {
      const withoutFaulty = form.value.rows === 'RIGHT';
      await orderImport(parts, officerOf(request), id, { withoutFaulty });
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'roster.rows_faulty') throw error;
      return showOne(request, reply.code(409), id, { form: told(error) });
    }
    return reply.redirect(`${list}/${id}`, 303);
  });

  app.post(`${list}/:id/cancellation`, one, async (request, reply) => {
    await cancelImport(parts, officerOf(request), request.params.id);
    return reply.flash('success', '已取消，没有导入任何人。').redirect(list, 303);
  });

  /** Returns an import of the officer's own body; another's does not exist. */
  async function getImport(request: FastifyRequest, id: string) {
    const found = await findImport(db, id);
    if (!found || found.uploaderId !== officerOf(request).organisationId)
      throw new Refusal('roster.import_not_found');
    return found;
  }

  async function showAll(request: FastifyRequest, reply: FastifyReply, form: FormState) {
    const actor = officerOf(request);
    return reply.page(
      <ImportsPage
        desk={actor.role === 'DISTRICT_CLERK' || actor.role === 'CENTRE_CLERK'}
        peopleWord={membershipWords[membershipOf(actor).kind].people}
        imports={await listImports(db, actor.organisationId)}
        form={form}
      />,
    );
  }

  async function showOne(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    errors: FieldErrors,
  ) {
    const found = await getImport(request, id);
    const body = found.organisationId ? await getOrganisation(db, found.organisationId) : null;
    const all = { first: 0, last: 2 ** 31 - 1, limit: faultsShown };
    return reply.page(
      <ImportPage
        list={found}
        bodyName={body?.name ?? '没有单位的人员'}
        faults={await listFaults(db, id, all)}
        faultSums={await sumFaults(db, id)}
        own={importsOwn(found)}
        kept={(await findChunk(db, id, 0)) !== undefined}
        errors={errors}
      />,
    );
  }
}

/** Returns the field at which a refusal is shown. */
function faultOf(error: unknown): FieldErrors | null {
  if (!(error instanceof Refusal) || !refusals[error.code]) return null;
  return { [error.code.startsWith('roster.unit_') ? 'unit' : 'file']: told(error) };
}

function told(refusal: Refusal): string {
  const answer = refusals[refusal.code]?.(refusal.facts);
  return answer ? `${answer.sentence}${answer.next.text}。` : '';
}
