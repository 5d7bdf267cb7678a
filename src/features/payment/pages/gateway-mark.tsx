import type { GatewayId } from '../../../platform/gateways/index.ts';

/** What one does with each, in line drawings of our own: scan, open a purse, show a card. */
const drawings: Record<GatewayId, { colour: string; paths: string }> = {
  WECHATPAY: {
    colour: '#0a7a43',
    paths: 'M5 9V5h4M15 5h4v4M19 15v4h-4M9 19H5v-4M8.500 12.200l2.400 2.400 4.600-5',
  },
  ALIPAY: {
    colour: '#1457c2',
    paths: 'M4 8.500h14.500V19H4zM4 8.500 15 5v3.500M18.500 12H15a1.750 1.750 0 0 0 0 3.500h3.500',
  },
  UNIONPAY: {
    colour: '#a8323a',
    paths: 'M3.500 6h17v12h-17zM3.500 10h17M7 14.500h4M15 14.500h2.500',
  },
};

/** The mark of a way to pay, beside its name. */
export function GatewayMark({ gateway, size = 28 }: { gateway: GatewayId; size?: number }) {
  const { colour, paths } = drawings[gateway];
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke={colour}
      stroke-width="1.7"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
      class="shrink-0"
    >
      <path d={paths} />
    </svg>
  );
}
