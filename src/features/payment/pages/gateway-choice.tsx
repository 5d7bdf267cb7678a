import type { GatewayId } from '../../../platform/gateways/index.ts';
import { Form } from '../../../ui/index.ts';
import { gatewayHints, gatewayNames } from '../rules/gateway.ts';
import { GatewayMark } from './gateway-mark.tsx';

/** One button a way to pay: choosing is going there, with or without a script. */
export function GatewayChoice({ action, gateways }: { action: string; gateways: GatewayId[] }) {
  return (
    <Form action={action} class="flex flex-col gap-3">
      {gateways.map((gateway) => (
        <button
          key={gateway}
          type="submit"
          name="gateway"
          value={gateway}
          class="btn btn-outline h-auto justify-start gap-3 px-4 py-3 font-normal"
        >
          <GatewayMark gateway={gateway} />
          <span class="min-w-0 text-left">
            <span class="block font-semibold">{gatewayNames[gateway]}</span>
            <span class="block text-sm text-muted whitespace-normal">{gatewayHints[gateway]}</span>
          </span>
        </button>
      ))}
    </Form>
  );
}
