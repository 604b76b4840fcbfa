/** The OpenAPI document, generated from the contract. */
import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { composerContract } from '../../../shared/contract';
import { procedureRoutes } from './procedures';

/** What is read of an operation. */
interface Operation {
  operationId?: string;
  security?: readonly object[];
  requestBody?: { content?: Record<string, unknown> };
}

const ANY = '*/*';
const BYTES = 'application/octet-stream';

/** @param version Version of the server. */
export async function openApiDocument(version: string): Promise<object> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(composerContract, {
    info: {
      title: 'Fumi composition server',
      version,
      description:
        'Publish approved packages, put versions in force, compose documents and batches, look up who got what.',
    },
    servers: [{ url: '/v1' }],
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    security: [{ token: [] }],
  });
  const free = new Set<string | undefined>(
    procedureRoutes().flatMap(({ name, demand }) => (demand === 'open' ? [name] : [])),
  );
  for (const methods of Object.values(document.paths ?? {})) {
    for (const operation of Object.values(methods ?? {}) as Operation[]) {
      if (free.has(operation.operationId)) operation.security = [];
      const content = operation.requestBody?.content;
      if (content?.[ANY]) {
        content[BYTES] = content[ANY];
        delete content[ANY];
      }
    }
  }
  return document;
}
