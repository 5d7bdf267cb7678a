import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  disclosing,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
  openSearch,
  rowsOf,
  takePage,
} from '../../../platform/http/index.ts';
import { removeDevice } from '../commands/remove-device.ts';
import { DevicePage, DevicesPage } from '../pages/devices-page.tsx';
import { findOfficerDevice, type LiveSince, listOfficerDevices } from '../queries/devices.ts';
import { getSecuritySettings } from '../queries/security-settings.ts';
import { deviceQuery, idParams, reasonForm } from './forms.ts';

const readers = { access: ['SECURITY_ADMIN', 'AUDITOR'] } as const;
const pageSize = 50;

/** The devices that officers log in with, seen and removed by the security administrator (E23). */
export function deviceRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  const since = async (): Promise<LiveSince> => {
    const { idleMinutes, officerHours } = await getSecuritySettings(db);
    const ago = (minutes: number) => new Date(parts.clock.now().getTime() - minutes * 60_000);
    return { seenSince: ago(idleMinutes), officerSince: ago(officerHours * 60) };
  };

  app.get(
    '/officer-devices',
    {
      ...disclosing({ config: readers }, { what: '工作人员的登录设备' }),
      schema: { querystring: deviceQuery },
    },
    async (request, reply) => {
      const { page } = request.query;
      const words = openSearch(parts, officerOf(request), request.query.words);
      const asked = { words, ...(await since()), ...rowsOf(page, pageSize) };
      const devices = takePage(await listOfficerDevices(db, asked), page, pageSize);
      reply.disclose({ people: devices.rows.map(({ accountId }) => accountId) });
      return reply.page(<DevicesPage devices={devices} words={words} />);
    },
  );

  const devicePage = async (id: string, form: FormState, mayRemove: boolean) => {
    const device = await findOfficerDevice(db, id, await since());
    if (!device) throw new Refusal('identity.device_not_found');
    return { device, page: <DevicePage device={device} form={form} mayRemove={mayRemove} /> };
  };

  app.get(
    '/officer-devices/:id',
    {
      ...disclosing({ config: readers }, { what: '工作人员的登录设备', of: 'session' }),
      schema: { params: idParams },
    },
    async (request, reply) => {
      const mayRemove = officerOf(request).role === 'SECURITY_ADMIN';
      const { device, page } = await devicePage(request.params.id, emptyForm, mayRemove);
      reply.disclose({ people: [device.accountId] });
      return reply.page(page);
    },
  );

  formAction(app, '/officer-devices/:id/removal', {
    config: {
      access: ['SECURITY_ADMIN'],
      discloses: { what: '工作人员的登录设备', of: 'session' },
    },
    by: officerOf,
    params: idParams,
    form: reasonForm,
    show: async ({ params }, form) => (await devicePage(params.id, form, true)).page,
    act: async ({ actor, params }, { reason }) =>
      removeDevice(parts, actor, params.id, { reason, since: await since() }),
    done: () => ({ to: '/officer-devices', say: '设备已移除，那里的登录已结束。' }),
  });
}
