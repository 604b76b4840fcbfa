import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FontFace, isFontFileName, type Person } from '../../shared/contract';
import { cleanup, fireEvent, render, screen, waitFor, within } from '../../test/support/screen';
import type { StudioInfo } from '../rpc';
import { setInfo, setPerson, studioStore } from '../state';
import { addFonts, FontsDialog, followFonts, fontsStore, showFonts } from '.';
import { fontFamiliesOf, licenceInShort } from './font-families';

const { fonts } = vi.hoisted(() => ({
  fonts: { overview: vi.fn(), add: vi.fn(), remove: vi.fn(), watch: vi.fn() },
}));
vi.mock('../rpc', () => ({
  api: { fonts },
  errorText: (error: Error) => error.message,
  httpUrl: (kind: string, hash: string) => `/api/${kind}/${hash}`,
  uploadFile: async (file: File) => `token of ${file.name}`,
  ConnectionLost: class extends Error {},
  connectionStore: { getState: () => ({ state: 'open' }) },
}));

const face = (hash: string, family: string, weight: number, more: Partial<FontFace> = {}): FontFace => ({
  hash,
  family,
  weight,
  italic: false,
  axes: [],
  sizeBytes: 2000,
  isOwn: false,
  fileName: `${hash}.ttf`,
  licence: { text: 'OFL 1.1', address: '', trademark: '' },
  sample: 'Aa',
  ...more,
});

const sans = face('sans', 'Sans', 400);
const house = face('house', 'House', 700, { isOwn: true, italic: true });
const use = { templateId: 't', name: 'Letter', isDraft: true, versions: [1, 2] };

const info = (faces: readonly FontFace[]): StudioInfo => ({
  version: '1',
  host: 'web',
  workspaceName: 'test',
  preferences: { theme: 'light', language: 'en', lastTemplate: null },
  fonts: [...faces],
});

const person = (role: Person['roles'][number]): Person => ({
  id: role,
  name: role,
  roles: [role],
  isActive: true,
  signingKey: null,
});

beforeEach(() => {
  setInfo(info([sans, house]));
  setPerson(person('designer'));
  fonts.overview.mockResolvedValue({ uses: [{ family: 'House', templates: [use] }], problems: [] });
});

afterEach(() => {
  cleanup();
  fontsStore.setState({ isOpen: false, overview: null, isAdding: false, refusals: [] });
  vi.clearAllMocks();
});

const open = () => {
  render(<FontsDialog />);
  showFonts();
  return screen.findByRole('list', { name: 'Font families' });
};

describe('the window of fonts', () => {
  it('lists own families first, each with its file, its licence and who uses it', async () => {
    await open();
    const headings = screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent);
    expect(headings).toEqual(['House', 'Sans']);
    await screen.findByText('Used by Letter');
    expect(screen.getByText('700 italic')).toBeTruthy();
    expect(screen.getByText('house.ttf')).toBeTruthy();
    expect(screen.getAllByText('Licence: OFL 1.1')).toHaveLength(2);
  });

  it('names the templates and versions before a font that they use goes', async () => {
    await open();
    await screen.findByText('Used by Letter');
    fonts.remove.mockResolvedValue(undefined);
    expect(screen.getAllByRole('button', { name: /^Remove/ })).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: 'Remove House 700 italic' }));
    const question = within(await screen.findByRole('alertdialog'));
    expect(question.getByText(/is used by: Letter \(also version 1, 2\)\./)).toBeTruthy();
    fireEvent.click(question.getByRole('button', { name: 'Remove' }));
    expect(fonts.remove).toHaveBeenCalledWith({ hash: 'house', isConfirmed: true });
    await waitFor(() => expect(screen.queryByRole('heading', { name: 'House' })).toBeNull());
  });

  it('says which files are not here, and why', async () => {
    fonts.overview.mockResolvedValue({
      uses: [],
      problems: [{ file: 'x.woff', failure: { code: 'font.webFont', args: { file: 'x.woff' } } }],
    });
    await open();
    await screen.findByText(/x\.woff is a web font/);
    fonts.add.mockRejectedValueOnce(new Error('a.ttf is damaged'));
    fonts.add.mockResolvedValueOnce([house]);
    const files = [new File(['a'], 'a.ttf'), new File(['b'], 'b.ttf')];
    expect(await addFonts(files)).toEqual([house]);
    expect(fonts.add).toHaveBeenCalledWith({ token: 'token of b.ttf' });
    expect((await screen.findByRole('alert')).textContent).toContain('a.ttf is damaged');
  });

  it('is for looking only to those who are no designers', async () => {
    setPerson(person('businessUser'));
    await open();
    expect(screen.queryByRole('button', { name: 'Add fonts…' })).toBeNull();
    expect(screen.queryByRole('button', { name: /^Remove/ })).toBeNull();
  });
});

describe('fonts that come', () => {
  it('are known to the studio before whoever added them goes on', async () => {
    setInfo(info([sans]));
    fonts.add.mockResolvedValue([house]);
    await addFonts([new File(['b'], 'b.ttf')]);
    expect(studioStore.getState().info?.fonts.map(({ hash }) => hash)).toEqual(['sans', 'house']);
  });

  it('are asked for once: the stream that tells of them afterwards changes nothing', async () => {
    const arial = face('arial', 'Arial', 400, { isOwn: true });
    fonts.add.mockResolvedValue([arial]);
    await addFonts([new File(['b'], 'b.ttf')]);
    const after = studioStore.getState().info;
    expect(after?.fonts.map(({ hash }) => hash)).toEqual(['sans', 'arial', 'house']);
    fonts.watch.mockResolvedValue(
      (async function* () {
        yield [sans, arial, house];
      })(),
    );
    await followFonts();
    expect(studioStore.getState().info).toBe(after);
  });

  it('leave the state alone where nothing is new', async () => {
    const before = studioStore.getState().info;
    fonts.add.mockResolvedValue([house]);
    await addFonts([new File(['b'], 'b.ttf')]);
    expect(studioStore.getState().info).toBe(before);
  });

  it('are told by their names among dropped files', () => {
    const names = ['a.TTF', 'b.otf', 'c.woff2', 'd.ttc', 'e.fumi', 'ttf'];
    expect(names.filter((name) => isFontFileName(name))).toEqual(['a.TTF', 'b.otf', 'c.woff2', 'd.ttc']);
  });
});

describe('families', () => {
  it('have their cuts from light to heavy, upright before italic', () => {
    const cuts = [face('c', 'Sans', 700), face('b', 'Sans', 400, { italic: true }), sans];
    expect(fontFamiliesOf(cuts, [])[0]?.cuts.map(({ hash }) => hash)).toEqual(['sans', 'b', 'c']);
  });

  it('have a line about their licence, from whatever the font says', () => {
    expect(licenceInShort({ text: '', address: 'https://ofl.example', trademark: '' })).toBe(
      'https://ofl.example',
    );
    expect(licenceInShort({ text: 'word '.repeat(50), address: '', trademark: '' })).toHaveLength(100);
    expect(licenceInShort({ text: ' ', address: '', trademark: '' })).toBeNull();
  });
});
