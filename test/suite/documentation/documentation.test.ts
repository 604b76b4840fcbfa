/**
 * The documentation against the code. Reference pages are generated: `-u` writes them anew. Pages written by hand have
 * to name everything there is, and their links have to lead somewhere.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { elementTypes } from '../../../shared/engine';
import { nodeSchema, operationSchema, templateSchema, textStyleSchema } from '../../../shared/model';
import { formatSchema } from '../../../shared/rules';
import { inProject } from '../../support';
import { composerApi } from './composer-api';
import { formatExamples } from './formats';
import { functions } from './functions';
import { hostApi } from './host-api';
import { diagnostics, errors, reasons } from './messages';
import type { JsonSchema } from './type-text';

const reference = (name: string): string => inProject('docs', 'reference', name);

describe('reference pages are what the code says', () => {
  it('functions', async () => {
    await expect(functions()).toMatchFileSnapshot(reference('functions.md'));
  });

  it('formats by example', async () => {
    await expect(formatExamples()).toMatchFileSnapshot(reference('format-examples.md'));
  });

  it('host API', async () => {
    await expect(hostApi()).toMatchFileSnapshot(reference('host-api.md'));
  });

  it('composition server', async () => {
    await expect(composerApi()).toMatchFileSnapshot(reference('composer-api.md'));
  });

  it('diagnostics', async () => {
    await expect(diagnostics()).toMatchFileSnapshot(reference('diagnostics.md'));
  });

  it('errors', async () => {
    await expect(errors()).toMatchFileSnapshot(reference('errors.md'));
  });

  it('reasons', async () => {
    await expect(reasons()).toMatchFileSnapshot(reference('reasons.md'));
  });
});

describe('docs/formats.md names every property', () => {
  const page = read('docs/formats.md');
  const missing = (names: Iterable<string>): string[] =>
    [...names].filter((name) => !new RegExp(`\`${name}\\b`).test(page));

  it('of templates, nodes, styles, operations and formats', () => {
    for (const schema of [templateSchema, nodeSchema, textStyleSchema, operationSchema, formatSchema]) {
      expect(
        missing(propertiesOf(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as JsonSchema)),
      ).toEqual([]);
    }
  });

  it.each(elementTypes.all.map((type) => [type.type, type] as const))(
    'of the element type %s',
    (name, type) => {
      expect(missing([name])).toEqual([]);
      expect(
        missing(
          propertiesOf(z.toJSONSchema(type.props, { unrepresentable: 'any', io: 'input' }) as JsonSchema),
        ),
      ).toEqual([]);
    },
  );
});

describe('READMEs of the core and of what runs on Node', () => {
  it.each(readmes())('%s is short: 10 to 40 lines of at most 150 characters', (page) => {
    const lines = read(page).trimEnd().split('\n');
    expect(lines.length).toBeGreaterThanOrEqual(10);
    expect(lines.length).toBeLessThanOrEqual(40);
    expect(lines.filter((line) => line.length > 150)).toEqual([]);
  });
});

describe('links', () => {
  it.each([...pages(), ...readmes()])('%s leads to files that exist', (page) => {
    const folder = path.dirname(inProject(page));
    const dead = [...read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !existsSync(path.join(folder, decodeURIComponent(target))));
    expect(dead).toEqual([]);
  });
});

/** Names of the properties of an object schema and of those inside it. */
function propertiesOf(schema: JsonSchema): Set<string> {
  const names = new Set<string>();
  const visit = (part: JsonSchema | undefined): void => {
    if (!part) return;
    for (const [name, inner] of Object.entries(part.properties ?? {})) {
      names.add(name);
      visit(inner);
    }
    for (const choice of [...(part.anyOf ?? []), ...(part.oneOf ?? [])]) visit(choice);
    visit(part.items);
    if (typeof part.additionalProperties === 'object') visit(part.additionalProperties);
  };
  visit(schema);
  return names;
}

function read(page: string): string {
  return readFileSync(inProject(page), 'utf8');
}

/** The README of every folder that has one, in `shared` and `src-main`. */
function readmes(): string[] {
  return ['shared', 'src-main'].flatMap((folder) =>
    readdirSync(inProject(folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => path.basename(name) === 'README.md')
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  );
}

/** Every Markdown page of the project that is written for readers. */
function pages(): string[] {
  const docs = readdirSync(inProject('docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`);
  return ['README.md', 'ARCHITECTURE.md', ...docs];
}
