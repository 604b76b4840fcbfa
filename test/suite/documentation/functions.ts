/** `docs/reference/functions.md` from the function library. */
import { FUNCTION_LIBRARY, type FunctionSpec, signatureOf, typeName } from '../../../shared/rules';

export function functions(): string {
  const rows = FUNCTION_LIBRARY.map((spec) => {
    const cells = [`\`${signatureOf(spec)}\``, resultOf(spec), spec.summary.en, spec.summary.ja];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return `# Functions of expressions

Generated from \`FUNCTION_LIBRARY\` of \`shared/rules\` (\`npx vitest run --project golden documentation -u\`). How
expressions are written: [expressions.md](../expressions.md).

Functions marked *also as a method* may be written \`value.name(…)\` as well. \`moment\` is a date or a date with time,
\`numbers\` and \`strings\` are lists of such, \`sized\` is a text, a list or a group.

| function | result | what it does | 説明 |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}

function resultOf(spec: FunctionSpec): string {
  const result = typeof spec.result === 'function' ? 'depends on its arguments' : typeName(spec.result);
  return spec.style === 'both' ? `${result} (*also as a method*)` : result;
}
