/** `fumi samples`: the sample templates and their data as files. */
import path from 'node:path';
import { ENGINE_VERSION } from '../../shared/engine';
import { AtomicFile, makeFolder, writeFileAtomically } from '../files';
import {
  PACKAGE_ENDING,
  packageFonts,
  type SampleDefinition,
  sampleDefinitions,
  writePackageFile,
} from '../services';
import { InstalledFonts } from '../workers';
import type { CommandContext, ExitCode } from './terminal';
import { text } from './texts';

export async function samples(
  out: string,
  { terminal, locale, assetsDir }: CommandContext,
  definitions: readonly SampleDefinition[] = sampleDefinitions,
): Promise<ExitCode> {
  makeFolder(out);
  const fonts = InstalledFonts.open(assetsDir);
  for (const { id, build } of definitions) {
    const { template, assets, records } = build();
    const packageFile = path.join(out, `${id}${PACKAGE_ENDING}`);
    const options = { engine: ENGINE_VERSION, fonts: packageFonts(fonts, template) };
    writeFileAtomically(packageFile, await writePackageFile(template, assets, options));
    const data = path.join(out, `${id}.jsonl`);
    const count = writeLines(data, records);
    const args = { template: packageFile, data, records: count };
    terminal.out(`${text(locale, 'sampleWritten', args)}\n`);
  }
  return 0;
}

/** Writes one JSON text a line; answers how many. */
function writeLines(target: string, records: Iterable<unknown>): number {
  const file = new AtomicFile(target);
  let count = 0;
  try {
    for (const record of records) {
      file.write(Buffer.from(`${JSON.stringify(record)}\n`));
      count += 1;
    }
    file.commit();
  } finally {
    file.discard();
  }
  return count;
}
