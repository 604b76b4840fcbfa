/** `docs/reference/host-api.md` from the contract: every procedure, what it takes, what it answers, what is said of it. */
import { readFileSync } from 'node:fs';
import { getEventIteratorSchemaDetails } from '@orpc/contract';
import { z } from 'zod';
import { studioContract } from '../../../shared/contract';
import { inProject } from '../../support';
import { type JsonSchema, typeText } from './type-text';

type AnySchema = z.ZodType | undefined;

/** What is read of oRPC's contract procedures. */
interface Procedure {
  readonly '~orpc': { readonly inputSchema?: AnySchema; readonly outputSchema?: AnySchema };
}

export function hostApi(): string {
  const source = readFileSync(inProject('shared', 'contract', 'studio.ts'), 'utf8');
  const comments = commentsOf(source);
  const sections = Object.entries(studioContract).map(([group, procedures]) => {
    const entries = Object.entries(procedures).map(([name, procedure]) => {
      const { inputSchema, outputSchema } = (procedure as unknown as Procedure)['~orpc'];
      const lines = [
        `### ${group}.${name}`,
        '',
        ...(comments.has(`${group}.${name}`) ? [comments.get(`${group}.${name}`), ''] : []),
        `- takes ${inputSchema ? code(typeOf(inputSchema, 'input')) : 'nothing'}`,
        `- answers ${outputSchema ? answerOf(outputSchema) : 'nothing'}`,
        '',
      ];
      return lines.join('\n');
    });
    return `## ${group}\n\n${entries.join('\n')}`;
  });
  return `# Host API: every procedure

Generated from \`shared/contract/studio.ts\` (\`npx vitest run --project golden documentation -u\`). How the API is used:
[api.md](../api.md). \`…\` stands for a part that is spelt out in the source.

${sections.join('\n')}`;
}

function answerOf(schema: NonNullable<AnySchema>): string {
  const events = getEventIteratorSchemaDetails(schema);
  return events
    ? `a stream of ${code(typeOf(events.yields as z.ZodType, 'output'))}`
    : code(typeOf(schema, 'output'));
}

const typeOf = (schema: z.ZodType, io: 'input' | 'output'): string =>
  typeText(z.toJSONSchema(schema, { unrepresentable: 'any', io }) as JsonSchema);

const code = (text: string): string => `\`${text}\``;

/** The doc comments of the contract, by `group.procedure`. */
function commentsOf(source: string): ReadonlyMap<string, string> {
  const comments = new Map<string, string>();
  let group = '';
  const contract = source.slice(source.indexOf('export const studioContract'));
  const places = /^ {2}(\w+): \{$|\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s+(\w+): base/gm;
  for (const [, opened, comment, name] of contract.matchAll(places)) {
    if (opened !== undefined) group = opened;
    else if (comment !== undefined) {
      comments.set(`${group}.${name}`, comment.replaceAll(/\s*\n\s*\*\s?/g, ' ').trim());
    }
  }
  return comments;
}
