import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cleanup, fireEvent, render, screen, within } from '../../test/support/screen';
import { discardDocument, select, undo } from '../state';
import { Inspector } from './Inspector';
import { cmykOf } from './ink-of-colour';
import { choose, fill, openLetter, press, shownNode, shownTemplate } from './inspector.test-support';

vi.mock('../rpc', () => ({
  api: { rules: { count: vi.fn(() => new Promise(() => undefined)) } },
  errorText: String,
  httpUrl: (...parts: string[]) => parts.join('/'),
  studioFailureOf: () => null,
  isRefusal: () => false,
}));

const section = (name: string) => within(screen.getByRole('group', { name }));

beforeEach(openLetter);
afterEach(() => {
  cleanup();
  discardDocument();
});

describe('text styles', () => {
  it('say how lines break, and inherit what they do not say', async () => {
    render(<Inspector />);
    press(/^Small/);
    press('Line breaking');
    await choose(/Lines are filled$/, 'Evenly, all together');
    await choose(/Hyphenate$/, 'Yes');
    await choose(/Lengthen Arabic words$/, 'Yes');
    const wanted = { lineBreaking: 'optimal', hyphenate: true, kashida: true };
    expect(shownTemplate().styles.text.small).toMatchObject(wanted);
    await choose(/Hyphenate$/, /^Inherited/);
    expect(shownTemplate().styles.text.small).not.toHaveProperty('hyphenate');
  });

  it('say which numbers stand upright in vertical text', async () => {
    render(<Inspector />);
    press(/^Small/);
    press('Vertical text');
    expect(screen.queryByText('Latin letters too')).toBeNull();
    fill('Upright numbers up to', '2');
    await choose(/Latin letters too$/, 'Yes');
    expect(shownTemplate().styles.text.small).toMatchObject({ combineDigits: 2, combineLetters: true });
  });

  it('have tab stops in the order of their places', async () => {
    render(<Inspector />);
    press(/^Small/);
    press('Tabs');
    press('Add tab stop');
    press('Add tab stop');
    fill('Position of tab stop 2', '10pt');
    fill('Leader of tab stop 1', '.');
    expect(shownTemplate().styles.text.small?.tabs).toEqual([
      { position: 10, align: 'start', leader: '.' },
      { position: 144, align: 'start' },
    ]);
    press('Remove tab stop 2');
    press('Remove tab stop 1');
    expect(shownTemplate().styles.text.small).not.toHaveProperty('tabs');
  });

  it('set features of their own, or take those below', () => {
    render(<Inspector />);
    press(/^Small/);
    press('Letters and OpenType');
    fireEvent.click(screen.getByRole('checkbox', { name: 'Ligatures' }));
    expect(shownTemplate().styles.text.small?.features).toEqual({ liga: 0 });
    press('Take from the style below');
    expect(shownTemplate().styles.text.small).not.toHaveProperty('features');
  });

  it('are headings down to the sixth level', async () => {
    render(<Inspector />);
    press(/^Small/);
    press('Structure and pages');
    await choose(/Role$/, 'Heading 6 (H6)');
    fill('Least at the top of a page', '3');
    expect(shownTemplate().styles.text.small).toMatchObject({ role: 'H6', widows: 3 });
  });
});

describe('list styles', () => {
  it('become the template’s own with their first change, and are given back', () => {
    render(<Inspector />);
    press(/^Bullets/);
    fill('Label', '▪');
    expect(shownTemplate().styles.lists?.bullets?.levels[0]).toMatchObject({ kind: 'bullet', label: '▪' });
    expect(shownTemplate().styles.lists?.bullets?.levels).toHaveLength(4);
    press('As in every template');
    expect(shownTemplate().styles.lists).not.toHaveProperty('bullets');
  });

  it('are made new, with levels that count for themselves', async () => {
    render(<Inspector />);
    press('Add list style');
    press('Add a level');
    await choose(/Kind$/, 'a b c');
    fill('Begins with', '3');
    expect(shownTemplate().styles.lists?.['new-list']).toEqual({
      label: 'New list',
      levels: [
        { kind: 'decimal', label: '%1.', indent: 18, labelWidth: 18 },
        { kind: 'lower-alpha', label: '%2.', indent: 36, labelWidth: 18, start: 3 },
      ],
    });
    press('Remove list style New list');
    expect(shownTemplate().styles.lists).not.toHaveProperty('new-list');
  });
});

describe('colours', () => {
  it('are renamed wherever they are named, stay unfolded, and get their name back', () => {
    render(<Inspector />);
    press('Name and ink of brand');
    const before = shownTemplate();
    fill('Name of the colour', 'Ocean blue');
    expect(JSON.stringify(shownTemplate())).not.toContain('"brand"');
    expect(shownTemplate().styles.colours).toHaveProperty('ocean-blue', '#2f4bb3');
    fill('Name of the colour', 'ink');
    expect(shownTemplate().styles.colours).toHaveProperty('ink-2');
    undo();
    undo();
    expect(shownTemplate()).toEqual(before);
  });
});

describe('inks', () => {
  it('begin with what the screen shows and become a spot colour', async () => {
    render(<Inspector />);
    press('Name and ink of brand');
    await choose(/Printed as$/, 'Spot colour');
    fill('Name of the ink', 'DIC 222');
    fill('Tint', '60');
    fireEvent.click(screen.getByRole('switch', { name: 'Overprint' }));
    expect(shownTemplate().styles.inks?.brand).toEqual({
      cmyk: cmykOf('#2f4bb3'),
      spot: 'DIC 222',
      tint: 60,
      overprint: true,
    });
    await choose(/Printed as$/, /^sRGB/);
    expect(shownTemplate().styles.inks).not.toHaveProperty('brand');
  });

  it('leave grey to black', () => {
    expect(cmykOf('#000000')).toEqual([0, 0, 0, 100]);
    expect(cmykOf('#ffffff')).toEqual([0, 0, 0, 0]);
    expect(cmykOf('#808080')).toEqual([0, 0, 0, 50]);
    expect(cmykOf('#ff0000')).toEqual([0, 100, 100, 0]);
  });
});

describe('what goes along with a document', () => {
  it('comes into view where it is added below what is seen', () => {
    const seen = vi.spyOn(HTMLElement.prototype, 'scrollIntoView');
    render(<Inspector />);
    expect(seen).not.toHaveBeenCalled();
    press('Add file');
    expect(seen.mock.contexts.map((entry) => (entry as HTMLElement).textContent)).toEqual([
      expect.stringContaining('data.xml'),
    ]);
    seen.mockRestore();
  });

  it('is a file of an expression, under a condition', () => {
    render(<Inspector />);
    press('Add file');
    fill('File name', 'factur-x.xml');
    fireEvent.change(screen.getByRole('textbox', { name: 'Expression' }), { target: { value: '"<x/>"' } });
    fireEvent.change(screen.getByRole('textbox', { name: 'Only when' }), {
      target: { value: 'rows.size() > 0' },
    });
    expect(shownTemplate().attachments).toEqual([
      {
        name: 'factur-x.xml',
        mediaType: 'text/xml',
        relationship: 'Data',
        content: { value: '"<x/>"' },
        when: 'rows.size() > 0',
      },
    ]);
    press('Remove file factur-x.xml');
    expect(shownTemplate().attachments).toBeUndefined();
  });

  it('is printed on both sides', () => {
    render(<Inspector />);
    fireEvent.click(screen.getByRole('switch', { name: 'Both sides' }));
    expect(shownNode('document').props.duplex).toBe(true);
  });
});

describe('page masters', () => {
  it('have a bleed and a section', () => {
    select(['page']);
    render(<Inspector />);
    fill('Bleed', '3mm');
    expect(shownNode('page').props.bleed).toBeCloseTo(8.504, 3);
    const name = screen.getByRole('combobox', { name: 'Section' });
    fireEvent.focus(name);
    fireEvent.change(name, { target: { value: 'Annex' } });
    fireEvent.keyDown(name, { key: 'Enter' });
    fireEvent.blur(name);
    expect(shownNode('page').props.section).toBe('Annex');
  });
});

describe('blocks of a flow', () => {
  it('break before, under a condition that goes with the break', async () => {
    select(['letter']);
    render(<Inspector />);
    await choose(/Break before$/, 'Next right-hand page');
    press('Breaks before, when');
    fireEvent.click(section('Spacing and breaks').getByRole('button', { name: 'Add condition' }));
    expect(shownNode('letter').breakBefore).toBe('odd');
    await choose(/Break before$/, 'None');
    expect(shownNode('letter')).not.toHaveProperty('breakBefore');
  });

  it('keep a number of lines', () => {
    select(['letter']);
    render(<Inspector />);
    fill('Begins with at least', '3');
    expect(shownNode('letter').keep).toEqual({ atLeast: 3 });
  });

  it('are anchored with a box of their own, in one step of undo', async () => {
    select(['letter']);
    render(<Inspector />);
    fireEvent.click(screen.getByRole('switch', { name: 'Anchored' }));
    expect(shownNode('letter')).toMatchObject({ anchor: { x: 'frame', y: 'flow' }, box: { x: 0, y: 0 } });
    await choose(/Down from$/, 'the page');
    expect(shownNode('letter').anchor).toEqual({ x: 'frame', y: 'page' });
    undo();
    undo();
    expect(shownNode('letter')).not.toHaveProperty('anchor');
    expect(shownNode('letter')).not.toHaveProperty('box');
  });
});
