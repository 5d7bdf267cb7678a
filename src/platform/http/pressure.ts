import { monitorEventLoopDelay, performance } from 'node:perf_hooks';

/** BUSY: this process is at its limit and sheds what is not vital. */
export type Pressure = 'CALM' | 'BUSY';

/** The event loop in one second. */
export interface LoopSample {
  /** Average delay of timers, ms. */
  delayMs: number;
  /** Utilisation of the loop, 0 to 1. */
  utilisation: number;
}

export interface PressureState {
  pressure: Pressure;
  /** Consecutive samples for the other state. */
  against: number;
}

const high: LoopSample = { delayMs: 70, utilisation: 0.97 };
const low: LoopSample = { delayMs: 25, utilisation: 0.85 };
/** A single slow page or garbage collection is not load: it must last. */
const samplesToBusy = 2;
const samplesToCalm = 5;
const sampleEveryMs = 1000;
const resolutionMs = 20;

export const calm: PressureState = { pressure: 'CALM', against: 0 };

/**
 * The state after one more sample: BUSY after two samples at the limit, CALM after five well below it,
 * otherwise unchanged, so that it does not oscillate.
 */
export function decidePressure(state: PressureState, sample: LoopSample): PressureState {
  const { pressure } = state;
  const speaksAgainst =
    pressure === 'CALM'
      ? sample.delayMs >= high.delayMs || sample.utilisation >= high.utilisation
      : sample.delayMs <= low.delayMs && sample.utilisation <= low.utilisation;
  if (!speaksAgainst) return { pressure, against: 0 };
  const against = state.against + 1;
  if (against < (pressure === 'CALM' ? samplesToBusy : samplesToCalm)) return { pressure, against };
  return { pressure: pressure === 'CALM' ? 'BUSY' : 'CALM', against: 0 };
}

export interface PressureGauge {
  read(): Pressure;
  stop(): void;
}

/** Measures the event loop of this process once a second until stopped; does not keep the process alive. */
export function startPressureGauge(): PressureGauge {
  const delays = monitorEventLoopDelay({ resolution: resolutionMs });
  delays.enable();
  let before = performance.eventLoopUtilization();
  let state = calm;
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    // The histogram holds the whole interval between two timers; NaN when none fired at all.
    const delayMs = (delays.mean || sampleEveryMs * 1e6) / 1e6 - resolutionMs;
    delays.reset();
    state = decidePressure(state, { delayMs, utilisation: utilization });
  }, sampleEveryMs);
  timer.unref();
  return {
    read: () => state.pressure,
    stop() {
      clearInterval(timer);
      delays.disable();
    },
  };
}
