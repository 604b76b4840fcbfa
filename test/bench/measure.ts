/**
 * Measuring on a machine that does other things too: CPU time instead of wall time, every measurement once per round
 * so that a slow minute hits all of them alike, and the median over the rounds. Before each sample the same is repeated
 * until its code is compiled for good, which takes V8 some seconds; what that yields is dropped. It is so in every round,
 * because V8 throws compiled code away in a process that stands idle while the others have their turn.
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

/** How long each measurement, those of peers too, is repeated before a sample that counts. */
const WARM_UP_MS = 8000;

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
      await warmUp(measurement);
      samples[index]?.push(await measurement.sample());
    }
  }
  return measurements.map(({ case: name, tool, metric, unit }, index) => {
    const own = samples[index] ?? [];
    return { case: name, tool, metric, value: rounded(median(own)), unit, samples: own };
  });
}

/** Takes samples until the code is compiled, at least one, and drops them. */
async function warmUp({ sample, isCold }: Measurement): Promise<void> {
  if (isCold) return;
  const started = performance.now();
  do await sample();
  while (performance.now() - started < WARM_UP_MS);
}
