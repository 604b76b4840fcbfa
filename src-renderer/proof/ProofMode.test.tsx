import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ProofResult, ProofSummary } from '../../shared/contract';
import { diagnostic } from '../../shared/diag';
import { elementTypes } from '../../shared/engine';
import { cleanup, fireEvent, render, screen, waitFor, within } from '../../test/support/screen';
import { provideServices, studioStore } from '../state';
import { ProofMode } from './ProofMode';
import { proofStore } from './proofs';

const { proofs, search, record } = vi.hoisted(() => ({
  proofs: {
    list: vi.fn(),
    start: vi.fn(),
    watch: vi.fn(),
    cancel: vi.fn(),
    remove: vi.fn(),
    results: vi.fn(),
    exceptions: vi.fn(),
  },
  search: vi.fn(),
  record: vi.fn(),
}));
vi.mock('../rpc', () => ({
  api: { proofs, datasets: { search } },
  errorText: String,
  httpUrl: (kind: string, ...rest: string[]) => `/api/${kind}/${rest.join('/')}`,
}));

const summary: ProofSummary = {
  id: 'p1',
  templateId: 't1',
  startedAt: '2026-01-01T10:00:00Z',
  finishedAt: '2026-01-01T10:00:38Z',
  state: 'done',
  output: 'separate',
  standard: 'pdfa-2a+ua-1',
  isProtected: false,
  records: 3,
  done: 3,
  pages: 6,
  clean: 2,
  warned: 0,
  failed: 1,
  pagesPerSecond: 2140,
  secondsLeft: 0,
  workers: 2,
  mergedFile: null,
  failure: null,
};

const overset = diagnostic('layout.overset', { overflow: 12 }, { nodeId: 'address', record: 1 });

const result = (index: number, change: Partial<ProofResult> = {}): ProofResult => ({
  record: index,
  title: `Customer ${index}`,
  pages: index + 1,
  milliseconds: 1.4,
  state: 'clean',
  digest: 'abcdef0123456789',
  file: `${index}.pdf`,
  diagnostics: [],
  ...change,
});

const results = [result(0), result(1, { state: 'failed', diagnostics: [overset] }), result(2)];

beforeEach(() => {
  // happy-dom lays nothing out; the virtualiser needs a height to draw rows into.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(800);
  proofs.list.mockResolvedValue([summary]);
  proofs.watch.mockResolvedValue((async function* () {})());
  proofs.results.mockImplementation(async ({ state }) => {
    const found = results.filter((entry) => state === undefined || entry.state === state);
    return { total: found.length, results: found };
  });
  proofs.exceptions.mockResolvedValue([{ diagnostic: overset, records: 1, example: 1 }]);
  search.mockResolvedValue({ total: 1, entries: [{ index: 4, title: 'Ann' }] });
  record.mockResolvedValue({ record: {}, title: 'Customer 1' });
  const templates = { keepLastRecord: async () => undefined };
  provideServices({ api: { templates, datasets: { record } } as never, elements: elementTypes });
  studioStore.setState({
    mode: 'proof',
    record: null,
    document: {
      id: 't1',
      template: {
        data: { kind: 'object', fields: { born: { kind: 'date' } } },
        root: 'root',
        nodes: {
          root: { type: 'document', props: {}, children: ['address'] },
          address: { type: 'text', name: 'Address window', props: {} },
        },
      },
      dataset: { id: 'd', name: 'Customers', recordCount: 500 },
      save: 'saved',
    } as never,
  });
  proofStore.select(null);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('setting up', () => {
  it('starts with all records by default', async () => {
    proofs.start.mockResolvedValue({ ...summary, id: 'p2', state: 'running', finishedAt: null, done: 0 });
    render(<ProofMode />);
    fireEvent.click(await screen.findByRole('button', { name: 'Start with 500 records' }));
    await waitFor(() =>
      expect(proofs.start).toHaveBeenCalledWith({
        templateId: 't1',
        selection: { kind: 'all' },
        output: 'separate',
      }),
    );
    expect(await screen.findByRole('button', { name: 'Cancel' })).toBeTruthy();
  });

  it('refuses a range outside of the data set and says what it holds', async () => {
    render(<ProofMode />);
    fireEvent.click(await screen.findByRole('radio', { name: 'Range' }));
    fireEvent.change(screen.getByRole('textbox', { name: 'To record' }), { target: { value: '501' } });
    expect(screen.getByText('The data set has records 1 to 500.')).toBeTruthy();
    expect((screen.getByRole('button', { name: 'Start' }) as HTMLButtonElement).disabled).toBe(true);
  });

  it('takes records that were searched and picked', async () => {
    render(<ProofMode />);
    fireEvent.click(await screen.findByRole('radio', { name: 'Picked' }));
    fireEvent.click(await screen.findByRole('checkbox', { name: /Ann/ }));
    expect(screen.getByRole('button', { name: 'Start with 1 record' })).toBeTruthy();
  });

  it('protects each document with the field of its record', async () => {
    proofs.start.mockResolvedValue({ ...summary, id: 'p3', state: 'running', finishedAt: null, done: 0 });
    render(<ProofMode />);
    const choose = async (field: RegExp, option: RegExp) => {
      fireEvent.click(await screen.findByRole('button', { name: field }));
      fireEvent.click(await screen.findByRole('option', { name: option }));
    };
    await choose(/Standard/, /^Accessible/);
    await choose(/Protection/, /A field of the record/);
    const start = () => screen.getByRole('button', { name: 'Start with 500 records' }) as HTMLButtonElement;
    expect(start().disabled).toBe(true);
    expect(screen.getByText('Give a password, or the field that holds it.')).toBeTruthy();
    await choose(/Field with the password/, /born/);
    fireEvent.click(screen.getByRole('switch', { name: 'Text may be copied' }));
    fireEvent.click(start());
    await waitFor(() =>
      expect(proofs.start).toHaveBeenLastCalledWith({
        templateId: 't1',
        selection: { kind: 'all' },
        output: 'separate',
        pdf: { standard: 'ua-1', protection: { passwordField: 'born', copy: false } },
      }),
    );
  });

  it('teaches where there is no data', async () => {
    studioStore.setState(({ document }) => ({ document: document && { ...document, dataset: null } }));
    render(<ProofMode />);
    expect(await screen.findByText('No customers to proof')).toBeTruthy();
  });
});

describe('a finished batch', () => {
  const open = async () => {
    render(<ProofMode />);
    fireEvent.click(await screen.findByRole('button', { name: /3 records · 38 s/ }));
    await screen.findByText('Customer 0');
  };

  it('lists results with state, digest and PDF', async () => {
    await open();
    const pdf = screen.getByRole('link', { name: 'Open the document of Customer 0' });
    expect(pdf.getAttribute('href')).toBe('/api/proof/p1/0.pdf');
    expect(pdf.getAttribute('target')).toBe('_blank');
    expect(screen.getAllByText('abcdef01')).toHaveLength(3);
  });

  it('shows in its bar how many records are clean and how many are not, and says so', async () => {
    await open();
    const bar = screen.getByRole('progressbar', { name: 'Progress of the batch' });
    expect(bar.getAttribute('aria-valuetext')).toBe('3 of 3, 2 clean, 1 with errors');
    const widths = [...bar.children].map((part) =>
      Math.round(Number.parseFloat((part as HTMLElement).style.width)),
    );
    expect(widths).toEqual([67, 33]);
    expect(screen.getByText('1 with errors')).toBeTruthy();
  });

  it('filters by state', async () => {
    await open();
    fireEvent.click(screen.getByRole('radio', { name: 'Errors 1' }));
    await waitFor(() => expect(screen.queryByText('Customer 0')).toBeNull());
    expect(await screen.findByText('Customer 1')).toBeTruthy();
  });

  it('leads from an exception to its record and element in the design', async () => {
    await open();
    const table = within(screen.getByRole('region', { name: 'Exceptions, by what and where' }));
    expect(await table.findByText('Address window')).toBeTruthy();
    fireEvent.click(table.getByRole('button', { name: 'Show record 2 in the design' }));
    expect(studioStore.getState().mode).toBe('design');
    expect(studioStore.getState().selection.nodeIds).toEqual(['address']);
    expect(record).toHaveBeenCalledWith({ id: 'd', index: 1 });
  });

  it('shows pages per document', async () => {
    await open();
    expect(await screen.findByText('3 pages: 1 document')).toBeTruthy();
  });

  it('says of messages, which have no pages, how many there are and what each lacks', async () => {
    const noSubject = diagnostic('email.noSubject', {}, { nodeId: 'root', record: 0 });
    proofs.list.mockResolvedValue([{ ...summary, output: 'eml', pages: 0, pagesPerSecond: 0 }]);
    proofs.exceptions.mockResolvedValue([{ diagnostic: noSubject, records: 3, example: 0 }]);
    await open();
    const exceptions = within(screen.getByRole('region', { name: 'Exceptions, by what and where' }));
    expect(await exceptions.findByText('Document')).toBeTruthy();
    expect(screen.getByText('records clean')).toBeTruthy();
    expect(screen.queryByText('pages per second')).toBeNull();
    expect(screen.queryByText('0 pages/s')).toBeNull();
    expect(screen.queryByText('Pages per document')).toBeNull();
  });

  it('are told apart by what they made', async () => {
    proofs.list.mockResolvedValue([{ ...summary, id: 'p3', output: 'txt' }, summary]);
    render(<ProofMode />);
    expect(await screen.findByText('text messages · 3 records · 38 s')).toBeTruthy();
    expect(screen.getByText('one PDF per record · 3 records · 38 s')).toBeTruthy();
  });
});
