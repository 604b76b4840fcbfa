/**
 * Measuring on a machine that does other things too: CPU time instead of wall time, every measurement once per round
 * so that a slow minute hits all of them alike, and the median over the rounds. Before what counts the same is repeated
 * until it yields no more, because its code is compiled for good; that is dropped. It is so in every round, because V8
 * throws compiled code away in a process that stands idle while the others have their turn.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { median, type Row, rounded } from './rows';

export interface Measurement {
  readonly case: string;
  readonly tool: string;
  readonly metric: string;
  readonly unit: string;
  /** Does the work once and yields one value of the metric. */
  readonly sample: () => number | Promise<number>;
  /** Whether each sample begins anew, with threads of its own, so that there is nothing to warm up. */
  readonly isCold?: true;
}

/**
 * How long each measurement, those of peers too, is repeated before samples that count: at least so long, and until so
 * many in a row were no better than the best before them.
 */
const LEAST_WARM_UP_MS = 8000;
const MOST_WARM_UP_MS = 40_000;
const NO_BETTER = 4;

/** Samples of a round, of which the median counts; fewer where they take longer than this. */
const SAMPLES = 3;
const MOST_SAMPLING_MS = 8000;

/** Milliseconds of CPU time that some synchronous work takes, helper threads of the runtime included. */
export function cpuMilliseconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/**
 * The peak of this process's resident memory, in MB. Where the system tells it, since its program started: what
 * `resourceUsage` says there begins with the peak of the process that started this one.
 */
export function peakMegabytes(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS / 1024;
  const [, kilobytes] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

/** Values of the metric, one for each round. */
export interface Measured extends Row {
  readonly samples: readonly number[];
}

/** How many times as much one measurement gave as another: the median of the rounds, in each of which both were taken. */
export const ratioOf = (one: Measured, other: Measured): number =>
  rounded(median(one.samples.map((value, round) => value / (other.samples[round] ?? Number.NaN))));

/** Takes all measurements `rounds` times, each after warming up. */
export async function measureAll(
  measurements: readonly Measurement[],
  rounds: number,
  progress: (text: string) => void,
): Promise<Measured[]> {
  const samples = measurements.map((): number[] => []);
  for (let round = 1; round <= rounds; round += 1) {
    for (const [index, measurement] of measurements.entries()) {
      progress(`round ${round} of ${rounds}: ${measurement.case}, ${measurement.tool}`);
      samples[index]?.push(await settled(measurement));
    }
  }
  return measurements.map(({ case: name, tool, metric, unit }, index) => {
    const own = samples[index] ?? [];
    return { case: name, tool, metric, value: rounded(median(own)), unit, samples: own };
  });
}

/** What a measurement yields once it is warm. */
async function settled({ sample, isCold, unit }: Measurement): Promise<number> {
  if (isCold) return await sample();
  await warmUp(sample, isTime(unit));
  const values: number[] = [];
  const started = performance.now();
  do values.push(await sample());
  while (values.length < SAMPLES && performance.now() - started < MOST_SAMPLING_MS);
  return median(values);
}

/** Takes samples until they get no better, and drops them. */
async function warmUp(sample: Measurement['sample'], isLessBetter: boolean): Promise<void> {
  const started = performance.now();
  let best = Number.NEGATIVE_INFINITY;
  let noBetter = 0;
  for (;;) {
    const value = (isLessBetter ? -1 : 1) * (await sample());
    noBetter = value > best ? 0 : noBetter + 1;
    best = Math.max(best, value);
    const ms = performance.now() - started;
    if (ms >= MOST_WARM_UP_MS || (ms >= LEAST_WARM_UP_MS && noBetter >= NO_BETTER)) return;
  }
}

/** Times are better the less they are, all that is measured besides the more it is. */
const isTime = (unit: string): boolean => unit === 'ms';
