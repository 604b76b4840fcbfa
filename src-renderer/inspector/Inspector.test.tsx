import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { JsonObject } from '../../shared/base';
import { createBlankTemplate, elementTypes } from '../../shared/engine';
import type { Template, TemplateNode } from '../../shared/model';
import { act, cleanup, fireEvent, render, screen } from '../../test/support/screen';
import {
  adopt,
  applyEdit,
  discardDocument,
  provideServices,
  select,
  selectField,
  startTextEdit,
  studioStore,
  undo,
} from '../state';
import { Inspector } from './Inspector';
import { choose } from './inspector.test-support';

vi.mock('../rpc', () => ({
  api: { rules: { count: vi.fn(() => new Promise(() => undefined)) } },
  errorText: String,
  httpUrl: (...parts: string[]) => parts.join('/'),
  studioFailureOf: () => null,
  isRefusal: () => false,
}));

function template(): Template {
  const blank = createBlankTemplate({ name: 'Letter', pageSize: 'A4', language: 'en' });
  const master = Object.entries(blank.nodes).find(([, node]) => node.type === 'master');
  const flow = Object.entries(blank.nodes).find(([, node]) => node.type === 'flow');
  if (!master || !flow) throw new Error('a blank template has a page and a flow');
  const box = (x: number) => ({ x, y: 10, width: 72, height: 36 });
  const added: Record<string, TemplateNode> = {
    r1: { type: 'rectangle', box: box(72), props: { fill: 'ink' } },
    r2: { type: 'rectangle', box: box(144), props: { fill: 'ink' } },
    rule: { type: 'line', props: { stroke: { colour: 'ink', width: 1 } } },
    panel: { type: 'rectangle', props: { fill: 'ink', stroke: { colour: 'ink', width: 1 } } },
    part: { type: 'section', props: { start: 'page' } },
    t1: {
      type: 'text',
      props: {
        content: {
          en: [
            {
              inlines: [
                { kind: 'text', text: 'Due ' },
                { kind: 'field', value: 'amount', format: { kind: 'number', decimals: 2 } },
              ],
            },
          ],
        },
      },
    },
  };
  return {
    ...blank,
    data: { kind: 'object', fields: { amount: { kind: 'number' }, name: { kind: 'string' } } },
    nodes: {
      ...blank.nodes,
      ...added,
      [master[0]]: { ...master[1], children: [...(master[1].children ?? []), 'r1', 'r2'] },
      [flow[0]]: { ...flow[1], children: ['t1', 'rule', 'panel', 'part'] },
    },
  };
}

const node = (id: string): TemplateNode => {
  const found = studioStore.getState().document?.template.nodes[id];
  if (!found) throw new Error(`no node ${id}`);
  return found;
};

const length = (name: string) => screen.getByRole('textbox', { name }) as HTMLInputElement;

/** Sets properties of an element; null takes them away. */
const set = (id: string, props: JsonObject): void => {
  const operations = Object.entries(props).map(([key, value]) => ({
    kind: 'set' as const,
    id,
    path: ['props', key],
    ...(value === null ? {} : { value }),
  }));
  applyEdit({ label: 'properties', operations });
};

const place = (id: string): void => {
  const value = { x: 0, y: 0, width: 100, height: 40 };
  applyEdit({ label: 'move', operations: [{ kind: 'set', id, path: ['box'], value }] });
};

function commit(input: HTMLElement, value: string): void {
  fireEvent.change(input, { target: { value } });
  fireEvent.keyDown(input, { key: 'Enter' });
}

beforeEach(() => {
  provideServices({
    api: {
      templates: { apply: () => new Promise(() => undefined), open: vi.fn() },
      datasets: { record: vi.fn() },
    } as never,
    elements: elementTypes,
  });
  adopt({ id: 'd', template: template(), revision: 0, updatedAt: '2026-01-01T00:00:00Z', dataset: null });
  studioStore.setState({ record: { index: 0, title: 'A', data: { amount: 1234.5 } } });
});
afterEach(() => {
  cleanup();
  discardDocument();
});

describe('one element', () => {
  it('is placed in millimetres and kept in points, as one step of undo', () => {
    select(['r1']);
    render(<Inspector />);
    expect(length('Left edge').value).toBe('25.4');
    commit(length('Left edge'), '1in');
    commit(length('Width'), '50.8');
    expect(node('r1').box).toEqual({ x: 72, y: 10, width: 144, height: 36 });
    undo();
    expect(node('r1').box?.width).toBe(72);
  });

  it('joins changes of one property within a moment into one step', () => {
    select(['r1']);
    render(<Inspector />);
    fireEvent.keyDown(length('Width'), { key: 'ArrowUp' });
    fireEvent.keyDown(length('Width'), { key: 'ArrowUp' });
    expect(studioStore.getState().document?.history.done).toHaveLength(1);
  });

  it('shows a property only while it means something, and what holds while nothing is chosen', () => {
    select(['t1']);
    render(<Inspector />);
    const shows = (name: string) => screen.queryByRole('textbox', { name }) !== null;
    const onlyThen = ['Least size (%)', 'Greatest height', 'Length of lines'];
    expect(onlyThen.map(shows)).toEqual([false, false, false]);
    expect(screen.queryByRole('button', { name: /Too long for its box/ })).toBeNull();
    expect(screen.getByRole('button', { name: /Writing/ }).textContent).toBe('Horizontal');
    act(() => set('t1', { fit: { kind: 'shrink' }, writing: 'vertical' }));
    expect(onlyThen.map(shows)).toEqual([false, false, true]);
    act(() => place('t1'));
    expect(onlyThen.map(shows)).toEqual([true, false, false]);
    expect(length('Least size (%)').placeholder).toBe('50');
    act(() => set('t1', { fit: null }));
    expect(screen.getByRole('button', { name: /Too long for its box/ }).textContent).toBe('Report it');
  });

  it('clears a choice that says what holds anyway', async () => {
    act(() => set('t1', { writing: 'vertical' }));
    select(['t1']);
    render(<Inspector />);
    await choose(/Writing/, 'Horizontal');
    expect(node('t1').props.writing).toBeUndefined();
  });

  it('gets a whole border from its first property', () => {
    select(['r1']);
    render(<Inspector />);
    commit(length('Line width'), '1');
    expect(node('r1').props.stroke).toMatchObject({ colour: expect.any(String), width: expect.any(Number) });
  });

  it('is not moved while it is locked', () => {
    select(['r1']);
    render(<Inspector />);
    fireEvent.click(screen.getByRole('button', { name: 'Lock on the canvas' }));
    expect(node('r1').locked).toBe(true);
    expect(length('Left edge').disabled).toBe(true);
  });
});

describe('several elements', () => {
  it('show what they share and say where they differ', () => {
    select(['r1', 'r2']);
    render(<Inspector />);
    expect(length('Left edge').value).toBe('');
    expect(length('Left edge').placeholder).toBe('Mixed');
    expect(length('Width').value).toBe('25.4');
  });

  it('change together, in one step', () => {
    select(['r1', 'r2']);
    render(<Inspector />);
    commit(length('Left edge'), '0');
    expect([node('r1').box?.x, node('r2').box?.x]).toEqual([0, 0]);
    undo();
    expect([node('r1').box?.x, node('r2').box?.x]).toEqual([72, 144]);
  });
});

describe('a text', () => {
  it('becomes bold as a whole while nothing is edited', () => {
    select(['t1']);
    render(<Inspector />);
    fireEvent.click(screen.getByRole('button', { name: 'Bold' }));
    expect(JSON.stringify(node('t1').props.content)).toContain('"text":"Due ","marks":{"bold":true}');
  });

  it('only marks what is selected while it is edited', () => {
    startTextEdit({ nodeId: 't1', language: 'en', anchor: 0, head: 3 });
    render(<Inspector />);
    fireEvent.click(screen.getByRole('button', { name: 'Italic' }));
    expect(JSON.stringify(node('t1').props.content)).toContain('"text":"Due","marks":{"italic":true}');
  });

  it('sets marks for what is typed next at a caret', () => {
    startTextEdit({ nodeId: 't1', language: 'en', anchor: 2 });
    render(<Inspector />);
    fireEvent.click(screen.getByRole('button', { name: 'Bold' }));
    expect(studioStore.getState().textEdit?.pendingMarks).toEqual({ bold: true });
  });

  it('shows a selected chip with its live value, and changes its format', () => {
    startTextEdit({ nodeId: 't1', language: 'en', anchor: 4, head: 5 });
    render(<Inspector />);
    expect(screen.getByRole('status').textContent).toBe('1,234.50');
    commit(screen.getByRole('textbox', { name: 'Decimals' }), '0');
    expect(screen.getByRole('status').textContent).toBe('1,235');
  });
});

describe('the document', () => {
  it('is shown when nothing is selected', () => {
    render(<Inspector />);
    commit(screen.getByRole('textbox', { name: 'Name' }), 'Statement');
    expect(studioStore.getState().document?.template.name).toBe('Statement');
  });

  it('does not let go of a style that is used', () => {
    render(<Inspector />);
    fireEvent.click(screen.getByRole('button', { name: 'Add style' }));
    const styles = studioStore.getState().document?.template.styles.text ?? {};
    expect(styles['new-style']).toEqual({ label: 'New style', basedOn: 'body' });
    fireEvent.click(screen.getByRole('button', { name: 'Remove style New style' }));
    expect(studioStore.getState().document?.template.styles.text['new-style']).toBeUndefined();
  });
});

describe('who may change the wording', () => {
  it('is designers until a text is opened, which is one edit', async () => {
    select(['t1']);
    render(<Inspector />);
    fireEvent.click(screen.getByRole('button', { name: /Wording may be edited by/ }));
    fireEvent.click(await screen.findByRole('option', { name: 'Business users' }));
    expect(node('t1').edit).toEqual({ policy: 'wording' });
    undo();
    expect(node('t1').edit).toBeUndefined();
  });

  it('takes a budget, and says how much of it is used', async () => {
    changeEdit({ policy: 'wording' });
    select(['t1']);
    render(<Inspector />);
    const budget = length('Budget');
    fireEvent.change(budget, { target: { value: '240' } });
    fireEvent.blur(budget);
    expect(node('t1').edit).toEqual({ policy: 'wording', budget: 240 });
    expect(await screen.findByText('4 of 240 characters')).toBeTruthy();
    fireEvent.change(budget, { target: { value: '' } });
    fireEvent.blur(budget);
    expect(node('t1').edit).toEqual({ policy: 'wording' });
  });

  it('says that a text over its budget can only be shortened', async () => {
    changeEdit({ policy: 'wording', budget: 3 });
    select(['t1']);
    render(<Inspector />);
    expect(await screen.findByText(/can only shorten it/)).toBeTruthy();
  });
});

describe('the customer of a document', () => {
  it('is a field of the data, or the title of the record', async () => {
    select([]);
    render(<Inspector />);
    const choice = () => screen.getByRole('button', { name: /Customer by/ });
    fireEvent.click(choice());
    fireEvent.click(await screen.findByRole('option', { name: 'amount' }));
    expect(studioStore.getState().document?.template.customer).toBe('amount');
    fireEvent.click(choice());
    fireEvent.click(await screen.findByRole('option', { name: 'Title of the record' }));
    expect(studioStore.getState().document?.template.customer).toBeUndefined();
  });
});

function changeEdit(edit: NonNullable<TemplateNode['edit']>): void {
  applyEdit({ label: 'properties', operations: [{ kind: 'set', id: 't1', path: ['edit'], value: edit }] });
}

describe('text messages', () => {
  it('are limited in the properties of the document, to whole segments that telephones can join', () => {
    render(<Inspector />);
    const field = length('Most segments');
    expect(field.placeholder).toBe('10');
    commit(field, '2');
    expect(studioStore.getState().document?.template.sms).toEqual({ maxSegments: 2 });
    commit(length('Most segments'), '1000');
    expect(studioStore.getState().document?.template.sms).toEqual({ maxSegments: 255 });
    commit(length('Most segments'), '');
    expect(studioStore.getState().document?.template.sms).toBeUndefined();
  });
});

describe('lines', () => {
  it('are dashed by a usual pattern or one of their own, and solid again', async () => {
    select(['rule']);
    render(<Inspector />);
    const dashes = screen.getByRole('combobox', { name: 'Dashes' });
    const type = (text: string) => {
      fireEvent.focus(dashes);
      fireEvent.change(dashes, { target: { value: text } });
      fireEvent.blur(dashes);
    };
    type('Dashed');
    expect(node('rule').props.stroke).toEqual({ colour: 'ink', width: 1, dash: [4, 2] });
    type('3 1');
    expect(node('rule').props.stroke).toEqual({ colour: 'ink', width: 1, dash: [3, 1] });
    type('wavy');
    expect(node('rule').props.stroke).toEqual({ colour: 'ink', width: 1, dash: [3, 1] });
    type('Solid');
    expect(node('rule').props.stroke).toEqual({ colour: 'ink', width: 1 });
  });

  it('have dashes only where there is a line', () => {
    select(['r1']);
    render(<Inspector />);
    expect(screen.queryByRole('combobox', { name: 'Line dashes' })).toBeNull();
    act(() => set('r1', { stroke: { colour: 'ink', width: 1 } }));
    expect(screen.getByRole('combobox', { name: 'Line dashes' })).toBeDefined();
  });
});

describe('properties that would have no effect', () => {
  const isThere = (role: string, name: string): boolean => screen.queryByRole(role, { name }) !== null;

  it('are the height of placed rectangles and the direction of lines in a flow', () => {
    select(['panel']);
    const { rerender } = render(<Inspector />);
    expect(isThere('textbox', 'Height')).toBe(true);
    act(() => select(['rule']));
    rerender(<Inspector />);
    expect(screen.queryByRole('button', { name: /Direction$/ })).toBeNull();
  });

  it('are what page masters and numbers make of a section that begins where the text stands', () => {
    select(['part']);
    render(<Inspector />);
    expect(isThere('switch', 'Page numbers from 1')).toBe(true);
    act(() => set('part', { start: 'continuous' }));
    expect(isThere('switch', 'Page numbers from 1')).toBe(false);
    expect(isThere('textbox', 'Name for page masters')).toBe(false);
  });

  it('are letters upright in a vertical line where lines are not vertical', () => {
    select(['t1']);
    render(<Inspector />);
    fireEvent.click(screen.getByRole('button', { name: /^Language, reading/ }));
    expect(isThere('switch', 'Upright in a vertical line')).toBe(false);
    act(() => set('t1', { writing: 'vertical' }));
    expect(isThere('switch', 'Upright in a vertical line')).toBe(true);
  });

  it('are numbers of lines for what has none', () => {
    select(['rule']);
    render(<Inspector />);
    expect(isThere('textbox', 'Begins with at least')).toBe(false);
    act(() => select(['t1']));
    expect(isThere('textbox', 'Begins with at least')).toBe(true);
  });

  it('are what nobody is told: lines have no words, only texts are headings', () => {
    select(['rule']);
    render(<Inspector />);
    expect(isThere('group', 'Accessibility')).toBe(false);
    act(() => select(['t1']));
    expect(isThere('group', 'Accessibility')).toBe(true);
    expect(isThere('textbox', 'Alternative text')).toBe(false);
    // On the page itself whatever stands there may be decoration.
    act(() => select(['r1']));
    fireEvent.click(screen.getByRole('button', { name: /Role$/ }));
    expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual([
      'Read aloud',
      'Decoration, not read aloud',
    ]);
  });
});

describe('a field of the data', () => {
  it('gets a name and is said to be personal', () => {
    selectField('amount');
    render(<Inspector />);
    fireEvent.click(screen.getByRole('switch', { name: 'Personal data' }));
    const name = screen.getByRole('textbox', { name: 'Name of the field' });
    fireEvent.change(name, { target: { value: 'Amount due' } });
    fireEvent.keyDown(name, { key: 'Enter' });
    const field = () => studioStore.getState().document?.template.data.fields.amount;
    expect(field()).toEqual({ kind: 'number', label: 'Amount due', personal: true });
    undo();
    undo();
    expect(field()).toEqual({ kind: 'number' });
  });

  it('may be absent, and names the record after those that do already', () => {
    selectField('amount');
    render(<Inspector />);
    const template = () => studioStore.getState().document?.template;
    fireEvent.click(screen.getByRole('switch', { name: 'May be absent' }));
    expect(template()?.data.fields.amount).toEqual({ kind: 'number', optional: true });
    fireEvent.click(screen.getByRole('switch', { name: 'Names the record' }));
    act(() => selectField('name'));
    fireEvent.click(screen.getByRole('switch', { name: 'Names the record' }));
    expect(template()?.recordTitle).toEqual(['amount', 'name']);
    act(() => selectField('amount'));
    fireEvent.click(screen.getByRole('switch', { name: 'Names the record' }));
    expect(template()?.recordTitle).toEqual(['name']);
    undo();
    expect(template()?.recordTitle).toEqual(['amount', 'name']);
  });
});

describe('languages', () => {
  it('become the default', () => {
    applyEdit({
      label: 'properties',
      operations: [{ kind: 'setTemplate', path: ['languages'], value: ['en', 'ja', 'fr'] }],
    });
    render(<Inspector />);
    fireEvent.click(screen.getByRole('button', { name: 'Make French the default' }));
    expect(studioStore.getState().document?.template.languages).toEqual(['fr', 'en', 'ja']);
  });
});
