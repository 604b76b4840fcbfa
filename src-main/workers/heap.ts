/**
 * How V8 keeps house where documents are composed, in two respects other than usual.
 *
 * It learns which objects live long and then makes such objects in the old generation from the start. Here it learns that
 * from the first documents and is wrong for all that follow: each leaves a quarter of itself there, which takes half of the
 * time to collect. So that learning is switched off.
 *
 * It collects young objects with several threads at once. Here nearly all of them are dead, what is left is done before
 * helpers have woken up, and with a thread for each processor there is nobody to help. One thread collects its own: a
 * twentieth to a tenth less time on the processor.
 */
import { setFlagsFromString } from 'node:v8';

/**
 * What a thread may take for young objects, in MB. A page makes about 0.3 of one, so nearly all of that is dead each time.
 * 16 took as much time for a document, and 8 MB more memory for each thread; 6 and less make it live longer than it should.
 */
export const YOUNG_MB = 8;

let isTuned = false;

/** Sets the flags for the process and the threads that it starts from now on. To be called before any of them composes. */
export function tuneHeap(): void {
  if (isTuned) return;
  isTuned = true;
  setFlagsFromString('--no-allocation-site-pretenuring');
  setFlagsFromString('--no-parallel-scavenge');
}
