/** `--fonts FOLDER`: fonts beside those of the installation, and a line for each file that cannot be used. */
import { readdirSync } from 'node:fs';
import { studioErrorMessage } from '../../shared/diag';
import { readingFailure } from '../files';
import { type FontProblem, InstalledFonts } from '../workers';
import type { CommandContext } from './terminal';
import { text } from './texts';

/**
 * The fonts of the installation and of a folder, where one is named. Throws `file.notFound` or `file.unreadable` where
 * the folder cannot be read; a file in it that is no usable font is told of on stderr and left aside.
 */
export function openFonts(folder: string | null, context: CommandContext): InstalledFonts {
  if (folder !== null) requireFolder(folder);
  const fonts = InstalledFonts.open(context.assetsDir, folder);
  reportFonts(fonts.problems, context);
  return fonts;
}

/** A line on stderr for each font file that was left aside. */
export function reportFonts(
  problems: readonly FontProblem[],
  { terminal, locale }: Pick<CommandContext, 'terminal' | 'locale'>,
): void {
  for (const { reason } of problems) {
    terminal.error(`${text(locale, 'fontLeftOut', { reason: studioErrorMessage(reason, locale) })}\n`);
  }
}

/** A folder that was named is there: a wrong name would change how documents look. Throws as {@link openFonts} does. */
export function requireFolder(folder: string): void {
  try {
    readdirSync(folder);
  } catch (error) {
    throw readingFailure(folder, error);
  }
}
