/** `docs/reference/composer-api.md` from the contract of the composition server. */
import { type AnyContractProcedure, isContractProcedure } from '@orpc/contract';
import { z } from 'zod';
import { COMPOSER_ERROR_MAP, composerContract } from '../../../shared/contract';
import { type JsonSchema, typeText } from './type-text';

export function composerApi(): string {
  const procedures = collect(composerContract);
  const tags = [...new Set(procedures.map(({ route }) => tagOf(route)))];
  const sections = tags.map((tag) => {
    const entries = procedures.filter(({ route }) => tagOf(route) === tag).map(entryOf);
    return `## ${tag}\n\n${entries.join('\n')}`;
  });
  const answers = Object.entries(COMPOSER_ERROR_MAP).map(
    ([code, { status }]) => `| ${status} | \`${code}\` |`,
  );
  return `# Composition server: every call

Generated from \`shared/contract/composer.ts\` (\`npx vitest run --project golden documentation -u\`). How the server is set up
and used: [composition-server.md](../composition-server.md). Paths are below \`/v1\`. \`…\` stands for a part that is spelt out in
the source, \`file\` for bytes: as a body they are sent as they are, without a form around them.

${sections.join('\n')}
## Refusals

The body is \`{ code, status, message, data: { code, args } }\`; \`message\` is English, and \`data\` what a receiver words in its
own language ([errors.md](errors.md)).

| status | code |
| --- | --- |
${answers.join('\n')}
`;
}

type Definition = AnyContractProcedure['~orpc'];

function collect(contract: object): Definition[] {
  return Object.values(contract).flatMap((part: object) =>
    isContractProcedure(part) ? [part['~orpc']] : collect(part),
  );
}

const tagOf = ({ tags }: Definition['route']): string => tags?.[0] ?? '';

function entryOf({ route, inputSchema, outputSchema }: Definition): string {
  const { method, path, summary, description, successStatus = 200 } = route;
  const takes = inputSchema ? code(typeOf(inputSchema, 'input')) : 'nothing';
  const answers = outputSchema ? code(typeOf(outputSchema, 'output')) : 'nothing';
  return [
    `### ${method} ${path}`,
    '',
    [`${summary}.`, description].filter(Boolean).join(' '),
    '',
    `- takes ${takes}`,
    `- answers ${successStatus} with ${answers}`,
    '',
  ].join('\n');
}

/** Files are called what they are: JSON Schema knows strings only. */
const typeOf = (schema: unknown, io: 'input' | 'output'): string =>
  typeText(
    z.toJSONSchema(schema as z.ZodType, {
      unrepresentable: 'any',
      io,
      override: ({ zodSchema, jsonSchema }) => {
        if (zodSchema._zod.def.type !== 'file') return;
        for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
        Object.assign(jsonSchema, { type: 'file' });
      },
    }) as JsonSchema,
  );

const code = (text: string): string => `\`${text}\``;
