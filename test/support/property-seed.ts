/**
 * Property tests draw the same cases in every run, so that a change is judged by what it changes. To look for new
 * ones: `FUMI_SEED=random`, or a number that a failure has printed.
 */
import fc from 'fast-check';

const wanted = process.env.FUMI_SEED;

if (wanted !== 'random') fc.configureGlobal({ seed: Number(wanted ?? 20_261_122) });
