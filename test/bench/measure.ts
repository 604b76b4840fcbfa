/**
 * Measuring on a machine that does other things too: CPU time instead of wall time, every measurement once per round
 * so that a slow minute hits all of them alike, and the median over the rounds. The first round warms up and is dropped.
 */
import process from 'node:process';
import { median, type Row, rounded } from './rows';

export interface Measurement {
  readonly case: string;
  readonly tool: string;
  readonly metric: string;
  readonly unit: string;
  /** Does the work once and yields one value of the metric. */
  readonly sample: () => number | Promise<number>;
}

/** Milliseconds of CPU time that some synchronous work takes, helper threads of the runtime included. */
export function cpuMilliseconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Values of the metric in the rounds that count. */
export interface Measured extends Row {
  readonly samples: readonly number[];
}

/** Takes all measurements `rounds` times after one round of warming up. */
export async function measureAll(
  measurements: readonly Measurement[],
  rounds: number,
  progress: (text: string) => void,
): Promise<Measured[]> {
  const samples = measurements.map((): number[] => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, measurement] of measurements.entries()) {
      progress(`round ${round} of ${rounds}: ${measurement.case}, ${measurement.metric}`);
      const value = await measurement.sample();
      if (round > 0) samples[index]?.push(value);
    }
  }
  return measurements.map(({ case: name, tool, metric, unit }, index) => {
    const own = samples[index] ?? [];
    return { case: name, tool, metric, value: rounded(median(own)), unit, samples: own };
  });
}
