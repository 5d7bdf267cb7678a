import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { type AlipaySettings, alipayGateway } from './alipay.ts';
import type { PaymentGateway } from './payment.ts';
import { loadSimulatorKeys } from './simulator-bank/keys.ts';

export interface StartedGateway {
  /** Null: this installation has no online payment, only counters. */
  gateway: PaymentGateway | null;
  /** Address of the simulator bank for other processes; null without one. */
  simulatorUrl: string | null;
  stop(): Promise<void>;
}

interface GatewayOptions {
  alipay: AlipaySettings | undefined;
  demo: boolean;
  dataDir: string;
  log(line: string): void;
  /** The simulator bank's program; by default the built one. */
  simulatorProgram?: string;
}

/**
 * The real gateway when Alipay is configured, the simulator bank in the demo (a separate process, used through
 * the same implementation), otherwise none. Throws when the private key cannot be read or the simulator does
 * not start.
 */
export async function startPaymentGateway(options: GatewayOptions): Promise<StartedGateway> {
  const { alipay, demo, dataDir, log } = options;
  if (alipay || !demo) {
    const gateway = connectPaymentGateway({ ...options, simulatorUrl: null });
    return { gateway, simulatorUrl: null, stop: async () => {} };
  }
  const program = options.simulatorProgram ?? resolve('dist/server/simulator-bank.js');
  const folder = simulatorFolder(dataDir);
  const { gatewayUrl, stop } = await keepRunning(program, folder, log);
  return { gateway: simulatorGateway(folder, gatewayUrl), simulatorUrl: gatewayUrl, stop };
}

/** The gateway for another process of the product, after the first has started it. */
export function connectPaymentGateway(options: {
  alipay: AlipaySettings | undefined;
  dataDir: string;
  simulatorUrl: string | null;
}): PaymentGateway | null {
  const { alipay, dataDir, simulatorUrl } = options;
  if (alipay) return alipayGateway(alipay);
  return simulatorUrl ? simulatorGateway(simulatorFolder(dataDir), simulatorUrl) : null;
}

const simulatorFolder = (dataDir: string) => join(dataDir, 'simulator-bank');

function simulatorGateway(folder: string, gatewayUrl: string): PaymentGateway {
  const keys = loadSimulatorKeys(folder);
  return alipayGateway({
    appId: keys.appId,
    privateKey: keys.app.privateKey,
    alipayPublicKey: keys.bank.publicKey,
    gateway: gatewayUrl,
  });
}

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
  const gatewayUrl = await addressOf(first);
  child = first;
  child.once('exit', later);
  return {
    gatewayUrl,
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
    child.once('message', (said) => resolveAddress((said as { gatewayUrl: string }).gatewayUrl));
    child.once('exit', () => reject(new Error('模拟银行未能启动。')));
  });
}
