/**
 * How V8 keeps house where documents are composed, in four respects other than usual.
 *
 * It learns which objects live long and then makes such objects in the old generation from the start. Here it learns that
 * from the first documents and is wrong for all that follow: each leaves a quarter of itself there, which takes half of the
 * time to collect. So that learning is switched off.
 *
 * It collects young objects with several threads at once. Here nearly all of them are dead, what is left is done before
 * helpers have woken up, and with a thread for each processor there is nobody to help. One thread collects its own: a
 * twentieth to a tenth less time on the processor.
 *
 * It lets the old generation grow to a multiple of what lives in it before it collects that. Here hardly anything comes to
 * live there, so a fifth more is enough.
 *
 * It compiles twice, the first time in haste, and joins functions both times. For that the hasty compiler takes 10 MB at
 * its peak, and what it makes is soon replaced, so it does without. Together with the fifth a thread takes 15 MB less.
 */
import { setFlagsFromString } from 'node:v8';

/**
 * What a thread may take for young objects, in MB, in two halves. A page makes about 0.3 of one, so nearly all of that is dead
 * each time. Half of it took a tenth more time where other work on the machine keeps its memory busy, and none otherwise;
 * twice of it costs each thread 20 MB more.
 */
export const YOUNG_MB = 16;

let isTuned = false;

/** Sets the flags for the process and the threads that it starts from now on. To be called before any of them composes. */
export function tuneHeap(): void {
  if (isTuned) return;
  isTuned = true;
  setFlagsFromString('--no-allocation-site-pretenuring');
  setFlagsFromString('--no-parallel-scavenge');
  setFlagsFromString('--heap-growing-percent=20');
  setFlagsFromString('--no-maglev-inlining');
}
