import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Person, VersionSummary } from '../../shared/contract';
import { elementTypes } from '../../shared/engine';
import type { Template, TemplateNode } from '../../shared/model';
import { cleanup, fireEvent, render, screen, waitFor, within } from '../../test/support/screen';
import { adopt, discardDocument, provideServices, setMode, setPerson, studioStore } from '../state';
import { templateWith, testEngine, textNode } from '../text-editing/engine.test-support';
import { versionsStore } from '../versions';
import { RegionList, RegionPanel } from '.';

const { earlierPieces, count, record, list, open } = vi.hoisted(() => ({
  earlierPieces: vi.fn(),
  count: vi.fn(),
  record: vi.fn(),
  list: vi.fn(),
  open: vi.fn(),
}));
vi.mock('../rpc', () => ({
  api: {
    templates: { earlierPieces },
    rules: { count },
    datasets: { record },
    versions: { list, open },
    reviews: { list: vi.fn(async () => []) },
  },
  errorText: String,
  httpUrl: (...parts: string[]) => parts.join('/'),
  isRefusal: () => false,
}));

const data = {
  kind: 'object',
  fields: { amount: { kind: 'number' }, name: { kind: 'string', label: 'Full name' } },
} as const satisfies Template['data'];

const open20: TemplateNode['edit'] = { policy: 'wording', budget: 20 };

const template: Template = {
  ...templateWith({
    greeting: {
      ...textNode([
        {
          inlines: [
            { kind: 'text', text: 'Dear ' },
            { kind: 'field', value: 'name' },
          ],
        },
      ]),
      name: 'Greeting',
      edit: open20,
    },
    notice: {
      ...textNode([{ inlines: [{ kind: 'text', text: 'Please pay at once, do.' }] }]),
      name: 'Notice',
      when: 'amount < 0',
      edit: open20,
    },
  }),
  data,
};

const dataset = {
  id: 'd',
  name: 'Customers',
  fileName: null,
  recordCount: 9,
  importedAt: '2026-01-01T00:00:00Z',
  contract: data,
  titleFields: [],
};

const hannah: Person = { id: 'h', name: 'Hannah', roles: ['businessUser'], isActive: true, signingKey: null };

const version: VersionSummary = {
  templateId: 't',
  number: 1,
  name: 'Letter',
  note: '',
  savedAt: '2026-01-01T00:00:00Z',
  savedBy: { id: 'k', name: 'Kate' },
  revision: 0,
  datasetId: null,
  digest: 'd',
  changedBy: [],
  review: null,
};

function show(shown: Template): void {
  adopt({ id: 't', template: shown, revision: 0, updatedAt: '2026-01-01T00:00:00Z', dataset });
  const compiled = testEngine.compile(shown);
  const composition = testEngine.compose(compiled, { amount: 5, name: 'Ann' });
  studioStore.setState({ compiled, composition, record: { index: 0, title: 'Ann', data: {} } });
  setMode('wording');
  render(
    <>
      <RegionList />
      <RegionPanel />
    </>,
  );
}

beforeEach(() => {
  earlierPieces.mockResolvedValue([]);
  count.mockResolvedValue({ total: 9, holds: 2, failed: 0, firstTrue: [3, 5], firstFalse: [] });
  record.mockResolvedValue({ record: {}, title: 'Ben' });
  list.mockResolvedValue({ versions: [version], draft: { edits: 0, changedBy: [] } });
  const templates = { keepLastRecord: async () => undefined };
  provideServices({ api: { templates, datasets: { record } } as never, elements: elementTypes });
  setPerson(hannah);
});
afterEach(() => {
  cleanup();
  discardDocument();
  setPerson(null);
  versionsStore.store.setState({ templateId: null, versions: null });
});

describe('the list', () => {
  it('tells texts of this document from those it lacks, with their lengths', () => {
    show(template);
    const present = within(screen.getByRole('group', { name: 'In this document' }));
    expect(present.getByRole('button', { name: /Greeting.*5 \/ 20.*Dear Ann/ })).toBeTruthy();
    const absent = within(screen.getByRole('group', { name: 'Not for this customer' }));
    expect(absent.getByRole('button', { name: /Notice.*23 \/ 20.*over the limit/ })).toBeTruthy();
  });

  it('puts the caret into the text that is chosen', () => {
    show(template);
    fireEvent.click(screen.getByRole('button', { name: /Greeting/ }));
    expect(studioStore.getState().textEdit).toMatchObject({ nodeId: 'greeting', anchor: 6 });
    expect(screen.getByText('5 of 20 characters')).toBeTruthy();
  });

  it('teaches business users and designers what has to be done', () => {
    const closed = { ...template, nodes: { ...template.nodes } };
    for (const id of ['greeting', 'notice']) {
      const { edit: _edit, ...node } = closed.nodes[id] as TemplateNode;
      closed.nodes[id] = node;
    }
    show(closed);
    expect(screen.getByText(/Ask the designer to open some/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Go to Design' })).toBeNull();
    cleanup();
    setPerson({ ...hannah, roles: ['designer'] });
    show(closed);
    fireEvent.click(screen.getByRole('button', { name: 'Go to Design' }));
    expect(studioStore.getState().mode).toBe('design');
  });
});

describe('the panel', () => {
  it('puts a field where the caret is, and not before there is one', async () => {
    show(template);
    fireEvent.click(screen.getByRole('button', { name: /Greeting/ }));
    fireEvent.click(await screen.findByRole('button', { name: /^Insert: Full name Ann/ }));
    const inlines = JSON.stringify(studioStore.getState().document?.template.nodes.greeting?.props);
    expect(inlines.match(/"value":"name"/g)).toHaveLength(2);
  });

  it('leads to a customer who has a text that this one lacks', async () => {
    show(template);
    fireEvent.click(screen.getByRole('button', { name: /Notice/ }));
    expect(screen.getByText('amount is below 0')).toBeTruthy();
    expect(await screen.findByText('Shown for 2 of 9 customers.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Show record 4, which has it' }));
    await waitFor(() => expect(record).toHaveBeenCalledWith({ id: 'd', index: 3 }));
  });

  it('says how much is too much', () => {
    show(template);
    fireEvent.click(screen.getByRole('button', { name: /Notice/ }));
    expect(screen.getByText('3 too many')).toBeTruthy();
  });

  it('shows what has changed since the newest version', async () => {
    const before = structuredClone(template);
    const greeting = before.nodes.greeting as TemplateNode;
    greeting.props = { content: { en: [{ inlines: [{ kind: 'text', text: 'Hello ' }] }] } };
    open.mockResolvedValue({ summary: version, template: before });
    show(template);
    await versionsStore.open('t');
    fireEvent.click(screen.getByRole('button', { name: /Greeting/ }));
    const section = within(await screen.findByRole('group', { name: 'Changed since v1' }));
    expect((await section.findAllByText(/Dear|Hello/)).map(({ tagName }) => tagName).sort()).toEqual([
      'DEL',
      'INS',
    ]);
  });
});
