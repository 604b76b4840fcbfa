import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { act, cleanup, fireEvent, render, screen } from '../../test/support/screen';
import { applyEdit, discardDocument, select, startTextEdit, studioStore, undo } from '../state';
import { TextInput } from '../text-editing';
import { Inspector } from './Inspector';
import { choose, fill, openLetter, press, shownNode } from './inspector.test-support';

vi.mock('../rpc', () => ({
  api: { rules: { count: vi.fn(() => new Promise(() => undefined)) } },
  errorText: String,
  httpUrl: (...parts: string[]) => parts.join('/'),
  studioFailureOf: () => null,
  isRefusal: () => false,
}));

const content = (): string => JSON.stringify(shownNode('letter').props.content);
const paragraph = (index: number) =>
  (shownNode('letter').props.content as { en: { list?: unknown; align?: unknown }[] }).en[index];
/** Edits the letter with a selection. */
const edit = (anchor: number, head: number): void =>
  startTextEdit({ nodeId: 'letter', language: 'en', anchor, head });

beforeEach(openLetter);
afterEach(() => {
  cleanup();
  discardDocument();
});

describe('paragraphs', () => {
  it('become items of a list, go a level in, and begin numbers anew', async () => {
    edit(6, 8);
    render(<Inspector />);
    press('Numbers');
    press('One level in');
    press('List style and numbers');
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Begin numbers anew' }));
    expect(paragraph(1)?.list).toEqual({ style: 'numbers', level: 1, restart: true });
    expect(paragraph(0)?.list).toBeUndefined();
    press('Numbers');
    expect(paragraph(1)?.list).toBeUndefined();
  });

  it('give the keyboard back to the text once their style, alignment or size is chosen', async () => {
    edit(0, 0);
    render(
      <>
        <TextInput caret={{ x: 0, y: 0, width: 1, height: 12 }} />
        <Inspector />
      </>,
    );
    const isTyping = () =>
      vi.waitFor(() => expect(document.activeElement?.getAttribute('aria-multiline')).toBe('true'));
    await choose(/Paragraph$/, 'As the element');
    await isTyping();
    await choose(/Alignment$/, 'Centre');
    await isTyping();
    screen.getByRole('textbox', { name: 'Size' }).focus();
    fill('Size', '14');
    await isTyping();
  });

  it('are spread evenly', async () => {
    edit(0, 0);
    render(<Inspector />);
    await choose(/Alignment$/, 'Spread evenly');
    expect(paragraph(0)?.align).toBe('distribute');
  });
});

describe('letters', () => {
  it('are raised, and back on the line', () => {
    edit(6, 9);
    render(<Inspector />);
    press('Superscript');
    expect(content()).toContain('"text":"Pay","marks":{"position":"super"}');
    press('Superscript');
    expect(content()).not.toContain('super');
  });

  it('lose what makes them look different, not their link', () => {
    edit(6, 9);
    render(<Inspector />);
    press('Bold');
    press('Small caps');
    press('Clear formatting');
    expect(content()).not.toMatch(/bold|smallCaps/);
    undo();
    expect(content()).toContain('"bold":true,"smallCaps":true');
  });

  it('get a reading, a language and OpenType features', async () => {
    edit(6, 9);
    render(<Inspector />);
    press('Language, reading, OpenType');
    fill('Reading', 'ペイ');
    fireEvent.click(screen.getByRole('checkbox', { name: 'Tabular figures' }));
    fill('Add a feature by its tag', 'ss01');
    expect(content()).toContain('"ruby":"ペイ","features":{"tnum":1,"ss01":1}');
    expect(screen.getByText('Stands above the selected characters.')).toBeTruthy();
    const vertical = { kind: 'set' as const, id: 'letter', path: ['props', 'writing'], value: 'vertical' };
    act(() => void applyEdit({ label: 'properties', operations: [vertical] }));
    expect(screen.getByText('Stands to the right of the selected characters.')).toBeTruthy();
  });

  it('link to an address, to what an expression says, or to an element', async () => {
    edit(6, 9);
    render(<Inspector />);
    await choose(/Link$/, 'Address');
    fill('Address', 'javascript:alert(1)');
    expect(await screen.findByText(/Addresses begin with/)).toBeTruthy();
    fill('Address', 'https://bank.example');
    expect(content()).toContain('"link":{"uri":"https://bank.example"}');
    await choose(/Link$/, 'Field or expression');
    fireEvent.change(screen.getByRole('textbox', { name: 'Field or expression' }), {
      target: { value: '"https://x.example/" + rows[0].what' },
    });
    expect(content()).toContain('"link":{"value":');
    await choose(/Link$/, 'None');
    expect(content()).not.toContain('link');
  });
});

describe('what is no letter', () => {
  it('is put where the caret is, and selected when it has to say of what it is', async () => {
    edit(14, 14);
    render(<Inspector />);
    press('Insert');
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Sum over pages' }));
    expect(content()).toContain('{"kind":"sum","node":"line","value":"row.amount","over":"page"}');
    expect(studioStore.getState().textEdit).toMatchObject({ anchor: 14, head: 15 });
    await choose(/Of what stands$/, 'before this page');
    expect(content()).toContain('"over":"before"');
  });

  it('refers to another element, which is called by its words', async () => {
    edit(14, 14);
    render(<Inspector />);
    press('Insert');
    fireEvent.click(await screen.findByRole('menuitem', { name: /^Reference/ }));
    act(() => edit(0, 0));
    expect(content()).toContain('"kind":"reference","node":"note"');
    expect(await screen.findByRole('button', { name: 'By law' })).toBeTruthy();
  });

  it('is a page number in any numbering', async () => {
    edit(14, 14);
    render(<Inspector />);
    press('Insert');
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Page number in the section' }));
    edit(14, 15);
    await choose(/Written as$/, 'i ii iii');
    expect(content()).toContain('{"kind":"page","show":"sectionNumber","numbering":"lower-roman"}');
  });

  it('is a note with a text of its own', async () => {
    edit(5, 5);
    render(<Inspector />);
    press('Insert');
    fireEvent.click(await screen.findByRole('menuitem', { name: /^Footnote/ }));
    const notes = shownNode('letter').children ?? [];
    expect(notes).toHaveLength(2);
    expect(content()).toContain(`{"kind":"footnote","node":"${notes[1]}"}`);
    undo();
    expect(shownNode('letter').children).toEqual(['note']);
  });

  it('is nowhere while no caret is', () => {
    select(['letter']);
    render(<Inspector />);
    expect(screen.getByRole('button', { name: 'Insert' })).toHaveProperty('disabled', true);
  });
});
