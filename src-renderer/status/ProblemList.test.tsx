import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { diagnostic, reason } from '../../shared/diag';
import { createBlankTemplate, elementTypes } from '../../shared/engine';
import { act, cleanup, fireEvent, render, screen } from '../../test/support/screen';
import { discardDocument, provideServices, setChannel, studioStore } from '../state';
import { fileAnswers } from './file-problems';
import { ProblemList } from './ProblemList';
import { StatusBar } from './StatusBar';

const { fileProblems, shownEmail } = vi.hoisted(() => ({ fileProblems: vi.fn(), shownEmail: vi.fn() }));
vi.mock('../engine', async (original) => ({
  ...(await original<typeof import('../engine')>()),
  shownEmail,
}));
vi.mock('../rpc', async (original) => ({
  ...(await original<typeof import('../rpc')>()),
  api: { assets: { fileProblems } },
}));

const blank = createBlankTemplate({ name: 'Letter', pageSize: 'A4', language: 'en' });
const [masterId = '', master] = Object.entries(blank.nodes).find(([, { type }]) => type === 'master') ?? [];
const page = (background: { readonly asset: string; readonly page?: number }) => ({
  type: 'master',
  props: { ...master?.props, background },
});
const template = {
  ...blank,
  assets: { paper: { hash: 'p', name: 'paper.pdf', mediaType: 'application/pdf', width: 595, height: 842 } },
  nodes: {
    ...blank.nodes,
    [masterId]: page({ asset: 'paper', page: 2 }),
    unused: page({ asset: 'paper', page: 3 }),
  },
};

const problem = diagnostic('pdf.importedPage', { asset: 'p', page: 2, problems: [reason('pdf.lzw')] });

beforeEach(() => {
  provideServices({ api: {} as never, elements: elementTypes });
  fileProblems.mockReset().mockResolvedValue([[problem]]);
  fileAnswers.setState({ answers: new Map() });
  studioStore.setState({
    document: { id: 'd', template } as never,
    composition: { diagnostics: [], present: new Set(), list: { pages: [{ masterId }] } } as never,
  });
});

afterEach(() => {
  cleanup();
  discardDocument();
});

it('tells what an archive may not hold of a letterhead while it is designed', async () => {
  render(<ProblemList />);
  expect(await screen.findByText(/^Page 2 of the PDF “paper.pdf”/)).toBeTruthy();
  expect(screen.getByText(/^in Page/)).toBeTruthy();
  expect(fileProblems.mock.calls).toEqual([[{ files: [{ hash: 'p', page: 2 }], profile: null }]]);
});

it('asks for a file once, and again where the host did not answer', async () => {
  fileProblems.mockRejectedValueOnce(new Error('gone'));
  render(<ProblemList />);
  await act(async () => {});
  expect(screen.queryByText(/paper.pdf/)).toBeNull();
  const recompose = async () => {
    const { composition } = studioStore.getState();
    await act(async () => studioStore.setState({ composition: { ...composition } as never }));
  };
  await recompose();
  expect(await screen.findByText(/paper.pdf/)).toBeTruthy();
  await recompose();
  expect(fileProblems).toHaveBeenCalledTimes(2);
});

it('tells nothing of pages where an e-mail is on show', async () => {
  setChannel('email');
  render(<ProblemList />);
  await act(async () => {});
  expect(fileProblems).not.toHaveBeenCalled();
});

it('counts what is wrong with an e-mail while it is on show, once, and leads to its element', async () => {
  const ofBoth = diagnostic('rule.unknownField', { field: 'nick' }, { nodeId: masterId });
  const ofEmail = diagnostic('email.noSubject');
  const link = diagnostic('link.refused', { address: 'x:y' }, { nodeId: masterId });
  shownEmail.mockReturnValue({ diagnostics: [ofBoth, ofEmail, link] });
  const { composition } = studioStore.getState();
  studioStore.setState({
    composition: { ...composition, diagnostics: [{ ...ofBoth, at: { ...ofBoth.at, page: 1 } }] } as never,
    compiled: {} as never,
  });
  render(
    <>
      <ProblemList />
      <StatusBar onShowProblems={() => {}} />
    </>,
  );
  expect(await screen.findByText('one error')).toBeTruthy();
  await act(async () => setChannel('email'));
  expect(await screen.findByText('2 errors')).toBeTruthy();
  expect(screen.getByText('one warning')).toBeTruthy();
  fireEvent.click(screen.getByText(/“x:y” cannot be a link/));
  expect(studioStore.getState().selection).toMatchObject({ nodeIds: [masterId] });
  await act(async () => setChannel('print'));
  expect(await screen.findByText('one error')).toBeTruthy();
});
