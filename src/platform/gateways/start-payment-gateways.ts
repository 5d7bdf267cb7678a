import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { type AlipaySettings, alipayGateway } from './alipay/gateway.ts';
import type { PaymentGateway, PaymentGateways } from './payment.ts';
import { simulatorGateways } from './simulator-bank/gateways.ts';
import { loadSimulatorKeys } from './simulator-bank/keys.ts';
import { type UnionPaySettings, unionPayGateway } from './unionpay/gateway.ts';
import { type WechatPaySettings, wechatPayGateway } from './wechatpay/gateway.ts';

/** The contracts with real providers; each that is given is switched on. */
export interface GatewayContracts {
  alipay: AlipaySettings | undefined;
  wechatPay: WechatPaySettings | undefined;
  unionPay: UnionPaySettings | undefined;
}

export interface StartedGateways {
  /** Empty: this installation has no online payment, only counters. */
  gateways: PaymentGateways;
  /** Address of the simulator bank for other processes; null without one. */
  simulatorUrl: string | null;
  stop(): Promise<void>;
}

interface GatewayOptions {
  contracts: GatewayContracts;
  demo: boolean;
  dataDir: string;
  log(line: string): void;
  /** The simulator bank's program; by default the built one. */
  simulatorProgram?: string;
}

/**
 * The real gateways that are configured; in the demo without any, the simulator bank (a separate process, used
 * through the same implementations), otherwise none. Throws when a key cannot be read or the simulator does
 * not start.
 */
export async function startPaymentGateways(options: GatewayOptions): Promise<StartedGateways> {
  const { demo, dataDir, log } = options;
  const real = connectPaymentGateways({ ...options, simulatorUrl: null });
  if (real.size > 0 || !demo) return { gateways: real, simulatorUrl: null, stop: async () => {} };
  const program = options.simulatorProgram ?? resolve('dist/server/simulator-bank.js');
  const folder = simulatorFolder(dataDir);
  const { simulatorUrl, stop } = await keepRunning(program, folder, log);
  return { gateways: connectPaymentGateways({ ...options, simulatorUrl }), simulatorUrl, stop };
}

/** The gateways for another process of the product, after the first has started them. */
export function connectPaymentGateways(options: {
  contracts: GatewayContracts;
  dataDir: string;
  simulatorUrl: string | null;
}): PaymentGateways {
  const { dataDir, simulatorUrl } = options;
  const { alipay, wechatPay, unionPay } = options.contracts;
  if (simulatorUrl)
    return simulatorGateways(loadSimulatorKeys(simulatorFolder(dataDir)), simulatorUrl);
  const real: PaymentGateway[] = [
    ...(wechatPay ? [wechatPayGateway(wechatPay)] : []),
    ...(alipay ? [alipayGateway(alipay)] : []),
    ...(unionPay ? [unionPayGateway(unionPay)] : []),
  ];
  return new Map(real.map((gateway) => [gateway.id, gateway]));
}

const simulatorFolder = (dataDir: string) => join(dataDir, 'simulator-bank');

/** Starts the simulator, and restarts it on the same port when it dies. */
async function keepRunning(program: string, folder: string, log: (line: string) => void) {
  let child: ChildProcess | undefined;
  let stopping = false;
  const revive = () => {
    if (stopping) return;
    log('模拟银行意外退出，正在重新启动。');
    child = fork(program, [folder], { stdio });
    child.once('exit', later);
  };
  const later = () => {
    setTimeout(revive, 500).unref();
  };
  const first = fork(program, [folder], { stdio });
  const simulatorUrl = await addressOf(first);
  child = first;
  child.once('exit', later);
  return {
    simulatorUrl,
    async stop() {
      stopping = true;
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      // The bank ends when its channel is disconnected.
      if (child.connected) child.disconnect();
      await gone;
    },
  };
}

const stdio: ['ignore', 'ignore', 'inherit', 'ipc'] = ['ignore', 'ignore', 'inherit', 'ipc'];

async function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolveAddress, reject) => {
    child.once('message', (said) => resolveAddress((said as { bankUrl: string }).bankUrl));
    child.once('exit', () => reject(new Error('模拟银行未能启动。')));
  });
}
