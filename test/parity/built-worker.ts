/** Composing in the built compose worker, with the built installation's fonts, as a proof and the server do. */
import { tmpdir } from 'node:os';
import { engineNeeds } from '../../shared/engine';
import { Batch, InstalledFonts, type RecordResult } from '../../src-main/workers';
import { inProject } from '../support';
import { DAY, type Materials } from './composer';

/** The digest of every record's document. Throws where the batch ends early. */
export async function digestsInBuiltWorker({ template, assets, records }: Materials): Promise<string[]> {
  const assetsDir = inProject('dist', 'assets');
  const { families } = engineNeeds(template);
  const results: RecordResult[] = [];
  const batch = new Batch({
    job: {
      template,
      assets: new Map(assets),
      fonts: InstalledFonts.open(assetsDir).filesOf(families),
      assetsDir,
      today: DAY.toString(),
      output: 'none',
      folder: tmpdir(),
      mergedFile: '',
    },
    tasks: records.map((record, index) => ({
      index,
      title: String(index),
      content: JSON.stringify(record),
      file: '',
    })),
    workers: 1,
    workerFile: inProject('dist', 'worker', 'compose-worker.js'),
    onResults: (made) => results.push(...made),
  });
  const end = await batch.finished;
  if (end.kind === 'failed') throw end.error;
  return results.sort((a, b) => a.record - b.record).map(({ digest }) => digest ?? 'not composed');
}
