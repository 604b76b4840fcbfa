import { describe, expect, it } from 'vitest';
import { box, field, page, paragraph, table, template, text } from '../../test/support/template-builder';
import { testEngine } from '../../test/support/world';
import { present } from '../base';
import { diagnosticMessage, reasonText } from '../diag';
import { GlyphBuffer, linesOfPage } from '../display';
import { applyEdit, type Operation } from '../model';
import { engineNeeds } from './needs';

const data = {
  kind: 'object' as const,
  fields: {
    name: { kind: 'string' as const },
    language: { kind: 'string' as const, optional: true as const },
    rows: {
      kind: 'list' as const,
      item: { kind: 'object' as const, fields: { what: { kind: 'string' as const } } },
    },
  },
};

const rows = (count: number) => Array.from({ length: count }, (_, index) => ({ what: `Row ${index + 1}` }));
const engine = testEngine(['Source Sans 3', 'Noto Sans JP']);
const codes = (diagnostics: readonly { code: string }[]) => diagnostics.map(({ code }) => code);

describe('compiling', () => {
  it('takes over what an edit did not touch', () => {
    const before = template({ data, flow: [text(field('name')), text('Second')] });
    const first = engine.compile(before);
    const edited = applyEdit(before, {
      label: 'type',
      operations: [
        { kind: 'replaceText', id: 'n2', language: 'en', from: 0, to: 0, slice: [paragraph('The ')] },
      ],
    });
    if (!edited.ok) throw new Error(reasonText(edited.error, 'en'));
    const second = engine.compile(edited.value.template);
    expect(second.flows.get('main')?.[0]).toBe(first.flows.get('main')?.[0]);
    expect(second.flows.get('main')?.[1]).not.toBe(first.flows.get('main')?.[1]);
  });

  it('reports a misspelt field, a wrong type and a missing style with their node', () => {
    const { diagnostics } = engine.compile(
      template({
        data,
        flow: [text(field('nmae')), text('x', { when: 'name < 3.0' }), text('y', {}, 'nowhere')],
      }),
    );
    expect(diagnostics.map(({ code, at }) => [code, at.nodeId, at.property])).toEqual([
      ['rule.unknownField', 'n1', 'props.content.en'],
      ['rule.operands', 'n2', 'when'],
      ['model.missingStyle', 'n3', 'props.content.en'],
    ]);
  });

  it('says in the reader’s language what is wrong with a property', () => {
    const sound = template({ flow: [text('x')] });
    const nodes = Object.entries(sound.nodes).map(([id, node]) => [
      id,
      node.type === 'text' ? { ...node, props: { ...node.props, noSuchThing: 1 } } : node,
    ]);
    const { diagnostics } = engine.compile({ ...sound, nodes: Object.fromEntries(nodes) });
    expect(diagnostics.map((found) => diagnosticMessage(found, 'ja'))).toEqual([
      'プロパティ props が正しくありません: noSuchThing は扱えない項目です。',
    ]);
  });

  it('reports a font that is not there', () => {
    const operations = [
      { kind: 'setTemplate' as const, path: ['styles', 'text', 'body', 'family'], value: 'Nowhere Sans' },
    ];
    const { diagnostics } = engine.compile(template({ flow: [], operations }));
    expect(codes(diagnostics)).toContain('font.missing');
  });
});

describe('a text message', () => {
  const flow = [text('A sentence of a message. '.repeat(20))];
  const problems = (operations: Operation[]) =>
    engine
      .sms(engine.compile(template({ data, flow, operations })), { name: 'Ada', rows: [] })
      .diagnostics.map(({ code, args }) => [code, args]);

  it('may take as many segments as its template says', () => {
    const limit = (maxSegments: number): Operation[] => [
      { kind: 'setTemplate', path: ['sms'], value: { maxSegments } },
    ];
    expect(problems([])).toEqual([]);
    expect(problems(limit(4))).toEqual([]);
    expect(problems(limit(3))).toEqual([['sms.tooLong', { segments: 4, limit: 3 }]]);
  });
});

describe('composing', () => {
  it('says which nodes are in the document', () => {
    const compiled = engine.compile(
      template({ data, flow: [text('always'), text('never', { when: 'name == "nobody"' })] }),
    );
    const { present } = engine.compose(compiled, { name: 'Ada', rows: [] });
    expect(present.has('n1')).toBe(true);
    expect(present.has('n2')).toBe(false);
  });

  it('reports missing data once, with the record', () => {
    const compiled = engine.compile(
      template({ data, flow: [text([paragraph(field('name')), paragraph(['Dear ', field('name')])])] }),
    );
    const { diagnostics } = engine.compose(compiled, { rows: [] }, { record: 7 });
    expect(diagnostics).toMatchObject([
      { code: 'data.missing', args: { field: 'name' }, at: { nodeId: 'n1', record: 7 } },
    ]);
  });

  it('reports a character that no font has', () => {
    const compiled = engine.compile(template({ data, flow: [text(field('name'))] }));
    const { diagnostics } = engine.compose(compiled, { name: 'A\u{16A0}', rows: [] });
    expect(codes(diagnostics)).toContain('text.missingGlyph');
  });

  it('chooses the language by the record and falls back to the first', () => {
    const blank = template({ data, flow: [text('Hello')] });
    const both = applyEdit(blank, {
      label: 'languages',
      operations: [
        { kind: 'setTemplate', path: ['languages'], value: ['en', 'ja'] },
        { kind: 'setTemplate', path: ['languageBy'], value: 'language' },
        {
          kind: 'set',
          id: 'n1',
          path: ['props', 'content', 'ja'],
          value: [{ inlines: [{ kind: 'text', text: 'こんにちは' }] }],
        },
      ],
    });
    if (!both.ok) throw new Error(reasonText(both.error, 'en'));
    const compiled = engine.compile(both.value.template);
    const shown = (record: object, language?: string) => {
      const composed = engine.compose(
        compiled,
        { name: '', rows: [], ...record },
        language ? { language } : {},
      );
      return [composed.language, composed.textMap('n1', '')?.paragraphs[0]?.text];
    };
    expect(shown({ language: 'ja' })).toEqual(['ja', 'こんにちは']);
    expect(shown({ language: 'fr' })).toEqual(['en', 'Hello']);
    expect(shown({ language: 'ja' }, 'en')).toEqual(['en', 'Hello']);
  });

  it('maps the text of rows that are resolved at a page break', () => {
    const carried = { role: 'carriedForward', cells: [['After ', field('row.what')]] };
    const compiled = engine.compile(
      template({
        data,
        flow: [
          table([{ cells: [field('row.what')], extra: { each: { list: 'rows', as: 'row' } } }, carried]),
        ],
      }),
    );
    const { list, textMap } = bound(engine.compose(compiled, { name: '', rows: rows(60) }));
    expect(list.pages.length).toBeGreaterThan(1);
    const source = list.sources.find(({ text: shown }) => shown.startsWith('After '));
    expect(source && textMap(source.nodeId, source.recordPath)?.paragraphs[0]?.segments).toHaveLength(2);
  });

  it('maps what a row at page breaks says on the page it is asked about, also where one row divides over several', () => {
    const onPage = (role: string) => ({ role, cells: [['Of ', field('size(pageRows)'), ' here, to go on']] });
    const long = Array.from({ length: 90 }, () => paragraph(field('row.what')));
    const each = { each: { list: 'rows', as: 'row' } };
    const shown = (cell: ReturnType<typeof text>, role: string, count: number) => {
      const flow = [table([{ cells: [cell], extra: each }, onPage(role)], { splitRows: true })];
      const { list, textMap } = bound(
        engine.compose(engine.compile(template({ data, flow })), { name: '', rows: rows(count) }),
      );
      return list.pages.flatMap((_, index) =>
        linesOfPage(list, index).flatMap(({ source, nodeId, recordPath }) => {
          const said = list.sources[source]?.text ?? '';
          if (!said.startsWith('Of ')) return [];
          return [{ recordPath, said, mapped: textMap(nodeId, recordPath, index)?.paragraphs[0]?.text }];
        }),
      );
    };
    const carried = shown(text(long), 'carriedForward', 2);
    expect(new Set(carried.map(({ said }) => said)).size).toBeGreaterThan(1);
    expect(new Set(carried.map(({ recordPath }) => recordPath)).size).toBeLessThan(carried.length);
    const subtotals = Array.from({ length: 16 }, (_, index) =>
      shown(text(field('row.what')), 'pageSubtotal', 20 + index),
    ).flat();
    for (const { said, mapped } of [...carried, ...subtotals]) expect(mapped).toBe(said);
  });

  it('maps a page number as the page says it', () => {
    const onPage = [
      { type: 'band', props: { edge: 'bottom', gap: 4 }, children: [text(['Page ', page('number'), '.'])] },
    ];
    const lines = Array.from({ length: 400 }, (_, index) => paragraph(`Line ${index + 1}`));
    const { list, textMap } = bound(
      engine.compose(engine.compile(template({ flow: [text(lines)], onPage })), {}),
    );
    expect(list.pages.length).toBeGreaterThan(10);
    const source = present(
      list.sources.find(({ text: said }) => said.startsWith('Page ')),
      'a page number',
    );
    const said = list.pages.map((_, index) => textMap(source.nodeId, '', index)?.paragraphs[0]?.text);
    expect(said).toEqual(list.pages.map((_, index) => `Page ${index + 1}.`));
  });

  it('maps a text that no page is given for as the first page where it stands says it', () => {
    const lines = Array.from({ length: 60 }, (_, index) => paragraph(`Line ${index + 1}`));
    const { list, textMap } = bound(
      engine.compose(engine.compile(template({ flow: [text(lines), text(['Here: ', page('number')])] })), {}),
    );
    const [line] = list.pages
      .flatMap((_, index) => linesOfPage(list, index))
      .filter(({ source }) => list.sources[source]?.text.startsWith('Here'));
    expect(line?.page).toBeGreaterThan(0);
    expect(line && textMap(line.nodeId, '')?.paragraphs[0]?.text).toBe(`Here: ${(line?.page ?? 0) + 1}`);
  });

  it('knows each turn of a list inside of another one, also where that is computed or stands elsewhere', () => {
    for (const inner of ['rows.filter(row, row.what < kind)', 'rows']) {
      const cell = field('kind + row.what');
      const rowTurns = text(cell, { each: { list: inner, as: 'row' } });
      const groups = box([rowTurns], {}, { each: { list: 'distinct(rows.map(row, row.what))', as: 'kind' } });
      const composed = engine.compose(engine.compile(template({ data, flow: [groups] })), {
        name: '',
        rows: [{ what: 'Ab' }, { what: 'Cdefg' }, { what: 'Hi' }],
      });
      const shown = composed.list.sources.filter(({ text: own }) => own !== '');
      expect(shown.length).toBeGreaterThan(2);
      expect(new Set(shown.map(({ recordPath }) => recordPath)).size).toBe(shown.length);
      for (const { nodeId, recordPath, text: own } of shown)
        expect(composed.textMap(nodeId, recordPath)?.paragraphs[0]?.text).toBe(own);
    }
  });

  it('writes into the arena it is given, so that a batch needs no more memory than its largest document', () => {
    const glyphs = new GlyphBuffer();
    const compiled = engine.compile(template({ data, flow: [text(field('name'))] }));
    const first = engine.compose(compiled, { name: 'Ada Lovelace', rows: [] }, { glyphs }).digest();
    const { length } = glyphs;
    engine.compose(compiled, { name: 'Grace Hopper', rows: [] }, { glyphs });
    expect(glyphs.length).toBe(length);
    expect(engine.compose(compiled, { name: 'Ada Lovelace', rows: [] }, { glyphs }).digest()).toBe(first);
  });

  it('lays out again when the number of pages went into the text', () => {
    const lines = Array.from({ length: 60 }, (_, index) => paragraph(`Line ${index + 1}`));
    const compiled = engine.compile(
      template({ flow: [text(['This letter has ', page('count'), ' pages.']), text(lines)] }),
    );
    const { list, diagnostics } = engine.compose(compiled, {});
    expect(diagnostics).toEqual([]);
    expect(list.pages).toHaveLength(3);
    expect(list.sources.some(({ text: shown }) => shown === 'This letter has 3 pages.')).toBe(true);
  });
});

describe('engineNeeds', () => {
  it('adds what characters fall back to, by the template alone', () => {
    expect(engineNeeds(template({ flow: [] })).families).toEqual([
      'Noto Sans Arabic',
      'Noto Sans Devanagari',
      'Noto Sans Hebrew',
      'Noto Sans JP',
      'Noto Sans Thai',
      'Source Sans 3',
    ]);
  });

  it('lets Japanese documents fall back to Latin fonts of the same kind', () => {
    const inFamily = (value: string) =>
      template({
        flow: [],
        operations: [{ kind: 'setTemplate', path: ['styles', 'text', 'body', 'family'], value }],
      });
    expect(engineNeeds(inFamily('Noto Sans JP')).families).toContain('Source Sans 3');
    const { families } = engineNeeds(inFamily('Noto Serif JP'));
    expect(families).toContain('Source Serif 4');
    expect(families).not.toContain('Noto Sans JP');
  });
});

/** The composition with its methods bound, for taking it apart. */
const bound = (composition: ReturnType<typeof engine.compose>) => ({
  list: composition.list,
  textMap: composition.textMap.bind(composition),
});
