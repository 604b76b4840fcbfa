/** `docs/reference/diagnostics.md`, `errors.md` and `reasons.md` from their catalogues. */
import { CATALOGUE, REASONS, STUDIO_ERRORS } from '../../../shared/diag';

export function diagnostics(): string {
  const rows = Object.entries(CATALOGUE).map(
    ([code, entry]) => `| \`${code}\` | ${entry.severity} | ${cell(entry.en)} | ${cell(entry.ja)} |`,
  );
  return `# Diagnostics

Generated from \`shared/diag/catalogue.ts\` (\`npx vitest run --project golden documentation -u\`). Diagnostics are about a
template, its data or its output. They are collected, never thrown; codes never change their meaning.

| code | severity | English | 日本語 |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}

export function errors(): string {
  const rows = Object.entries(STUDIO_ERRORS).map(
    ([code, entry]) => `| \`${code}\` | ${cell(entry.en)} | ${cell(entry.ja)} |`,
  );
  return `# Errors of operations

Generated from \`shared/diag/studio-errors.ts\` (\`npx vitest run --project golden documentation -u\`). An operation of the
studio or of the command line that could not be done answers with one of these.

| code | English | 日本語 |
| --- | --- | --- |
${rows.join('\n')}
`;
}

export function reasons(): string {
  const rows = Object.entries(REASONS).map(
    ([code, entry]) => `| \`${code}\` | ${cell(entry.en)} | ${cell(entry.ja)} |`,
  );
  return `# Reasons

Generated from \`shared/diag/reasons.ts\` (\`npx vitest run --project golden documentation -u\`). [Diagnostics](diagnostics.md)
and [errors](errors.md) may have one, or several, among their arguments, mostly as \`reason\`: an object
\`{ code, args }\`, worded like the message that it stands in.

| code | English | 日本語 |
| --- | --- | --- |
${rows.join('\n')}
`;
}

const cell = (text: string): string => text.replaceAll('|', '\\|');
