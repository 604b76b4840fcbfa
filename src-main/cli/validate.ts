/** `fumi validate`: what can be said of a template without data. */
import path from 'node:path';
import { diagnosticHint, diagnosticMessage } from '../../shared/diag';
import { Engine, engineNeeds } from '../../shared/engine';
import { createWorld, localDay, shaper } from '../workers';
import type { Command } from './arguments';
import { describeFinding } from './finding';
import { openFonts } from './own-fonts';
import { readTemplateFile } from './template-file';
import type { CommandContext, ExitCode } from './terminal';
import { text } from './texts';

type ValidateCommand = Extract<Command, { readonly kind: 'validate' }>;

export async function validate(
  { template: file, json: isJson, fonts: folder }: ValidateCommand,
  context: CommandContext,
): Promise<ExitCode> {
  const { terminal, locale, assetsDir, clock } = context;
  const { template, assets } = await readTemplateFile(file);
  const fonts = openFonts(folder, context).fonts(engineNeeds(template).families);
  const asset = (hash: string) => assets.get(hash);
  const engine = new Engine(
    createWorld({ harfbuzz: shaper(assetsDir), fonts, asset, today: localDay(clock()) }),
  );
  const { diagnostics } = engine.compile(template);
  const hasErrors = diagnostics.some(({ severity }) => severity === 'error');
  const name = path.basename(file);
  if (isJson) {
    const found = diagnostics.map((diagnostic) => describeFinding(diagnostic, locale));
    terminal.out(
      `${JSON.stringify({ template: template.name, valid: !hasErrors, diagnostics: found }, null, 2)}\n`,
    );
    return hasErrors ? 1 : 0;
  }
  for (const diagnostic of diagnostics) {
    const { nodeId, property } = diagnostic.at;
    const place = [name, nodeId, property].filter(Boolean).join(': ');
    const hint = diagnosticHint(diagnostic, locale);
    terminal.error(`${place}: ${diagnosticMessage(diagnostic, locale)}${hint ? ` ${hint}` : ''}\n`);
  }
  if (!hasErrors) terminal.out(`${text(locale, 'valid', { file: name })}\n`);
  return hasErrors ? 1 : 0;
}
