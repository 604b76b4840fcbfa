/**
 * Measuring on a machine that does other things too: CPU time instead of wall time, every measurement once per round
 * so that a slow minute hits all of them alike, and the median over the rounds. Before them each one is repeated until
 * its code is compiled for good, which takes V8 some seconds; what that yields is dropped. So is what a process yields
 * in the first seconds after it stood idle while the others had their turn: V8 tidies up meanwhile, types that no object
 * has any more among the rest, and drops the code that was compiled for them.
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

/** How long each measurement, those of peers too, is repeated before it counts. */
const WARM_UP_MS = 8000;
/** And again before each round's sample. */
const WARM_AGAIN_MS = 3000;

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

/** Takes all measurements `rounds` times after warming up each. */
export async function measureAll(
  measurements: readonly Measurement[],
  rounds: number,
  progress: (text: string) => void,
): Promise<Measured[]> {
  const samples = measurements.map((): number[] => []);
  for (const measurement of measurements) {
    progress(`warming up: ${measurement.case}, ${measurement.tool}`);
    await warmUp(measurement, WARM_UP_MS);
  }
  for (let round = 1; round <= rounds; round += 1) {
    for (const [index, measurement] of measurements.entries()) {
      progress(`round ${round} of ${rounds}: ${measurement.case}, ${measurement.tool}`);
      await warmUp(measurement, WARM_AGAIN_MS);
      samples[index]?.push(await measurement.sample());
    }
  }
  return measurements.map(({ case: name, tool, metric, unit }, index) => {
    const own = samples[index] ?? [];
    return { case: name, tool, metric, value: rounded(median(own)), unit, samples: own };
  });
}

/** Takes samples for so long, at least one, and drops them. */
async function warmUp({ sample, isCold }: Measurement, milliseconds: number): Promise<void> {
  if (isCold) return;
  const started = performance.now();
  do await sample();
  while (performance.now() - started < milliseconds);
}
