import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBlankTemplate, elementTypes } from '../../shared/engine';
import { childrenOf, type Template, type TemplateNode } from '../../shared/model';
import { cleanup, fireEvent, render, screen, within } from '../../test/support/screen';
import { setLocale } from '../i18n';
import { adopt, applyEdit, discardDocument, provideServices, select, studioStore, undo } from '../state';
import { Inspector } from './Inspector';
import { spanTemplate } from './table.test-support';

vi.mock('../rpc', () => ({
  api: { rules: { count: vi.fn(() => new Promise(() => undefined)) } },
  errorText: String,
  httpUrl: (...parts: string[]) => parts.join('/'),
  studioFailureOf: () => null,
  isRefusal: () => false,
}));

/** The table AB / CD, its last row repeated over payments, in a blank letter. */
function template(): Template {
  const blank = createBlankTemplate({ name: 'Letter', pageSize: 'A4', language: 'en' });
  const { nodes } = spanTemplate('AB', 'CD');
  const { root: _root, flow: _flow, ...own } = nodes;
  const amount = { kind: 'field', value: 'payment.amount', format: { kind: 'number', decimals: 2 } };
  return {
    ...blank,
    data: {
      kind: 'object',
      fields: {
        payments: { kind: 'list', item: { kind: 'object', fields: { amount: { kind: 'number' } } } },
      },
    },
    nodes: {
      ...blank.nodes,
      ...own,
      row2: { ...(own.row2 as TemplateNode), each: { list: 'payments', as: 'payment' } },
      'D-text': { type: 'text', props: { content: { en: [{ inlines: [amount] }] } } },
      main: { type: 'flow', children: ['table'], props: {} },
    },
  };
}

const node = (id: string): TemplateNode => {
  const found = studioStore.getState().document?.template.nodes[id];
  if (!found) throw new Error(`no node ${id}`);
  return found;
};

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

beforeEach(() => {
  provideServices({
    api: {
      templates: { apply: () => new Promise(() => undefined), open: vi.fn() },
      datasets: { record: vi.fn() },
    } as never,
    elements: elementTypes,
  });
  adopt({ id: 'd', template: template(), revision: 0, updatedAt: '2026-01-01T00:00:00Z', dataset: null });
  studioStore.setState({ record: { index: 0, title: 'A', data: { payments: [{ amount: 5 }] } } });
});
afterEach(() => {
  cleanup();
  setLocale('en');
  discardDocument();
});

describe('cells', () => {
  it('are merged with their neighbour and split again, each as one step of undo', () => {
    select(['A']);
    render(<Inspector />);
    press('Merge with the right');
    expect([node('A').props, childrenOf(node('row1'))]).toEqual([{ columns: 2 }, ['A']]);
    press('Split');
    expect(childrenOf(node('row1'))).toHaveLength(2);
    undo();
    undo();
    expect([node('A').props, childrenOf(node('row1'))]).toEqual([{}, ['A', 'B']]);
  });

  it('are merged with the left one where the table runs that way', () => {
    applyEdit({
      label: 'table',
      operations: [{ kind: 'set', id: 'table', path: ['props', 'direction'], value: 'rtl' }],
    });
    select(['A']);
    render(<Inspector />);
    expect(screen.queryByRole('button', { name: 'Merge with the right' })).toBeNull();
    press('Merge with the left');
    expect([node('A').props, childrenOf(node('row1'))]).toEqual([{ columns: 2 }, ['A']]);
  });

  it('are merged when several are selected', () => {
    select(['A', 'B']);
    render(<Inspector />);
    press('Merge');
    expect(node('A').props).toEqual({ columns: 2 });
  });

  it('do not take in cells of a row that repeats', () => {
    select(['A']);
    render(<Inspector />);
    expect(screen.getByRole('button', { name: 'Merge with below' })).toHaveProperty('disabled', true);
  });
});

describe('columns', () => {
  it('change their kind of width', () => {
    select(['table']);
    render(<Inspector />);
    const columns = screen.getByRole('group', { name: 'Columns' });
    fireEvent.click(within(columns).getByRole('button', { name: /Kind of width of column 1/ }));
    fireEvent.click(screen.getByRole('option', { name: 'Content' }));
    expect((node('table').props.columns as unknown[])[0]).toEqual({ width: { kind: 'content' } });
    const most = screen.getByRole('textbox', { name: 'Greatest width of column 1' });
    fireEvent.change(most, { target: { value: '72pt' } });
    fireEvent.keyDown(most, { key: 'Enter' });
    const least = screen.getByRole('textbox', { name: 'Least width of column 1' });
    fireEvent.change(least, { target: { value: '36pt' } });
    fireEvent.keyDown(least, { key: 'Enter' });
    expect((node('table').props.columns as unknown[])[0]).toEqual({
      width: { kind: 'content', least: 36, most: 72 },
    });
  });
});

describe('rows', () => {
  it('are grouped together, and a group is taken apart again', () => {
    select(['row1', 'row2']);
    render(<Inspector />);
    press('Group');
    const [group = ''] = childrenOf(node('table'));
    expect([node(group).type, childrenOf(node(group))]).toEqual(['rowGroup', ['row1', 'row2']]);
    expect(studioStore.getState().selection.nodeIds).toEqual([group]);
    press('Ungroup');
    expect(childrenOf(node('table'))).toEqual(['row1', 'row2']);
  });

  it('are selected together by keys', () => {
    select(['row1']);
    render(<Inspector />);
    fireEvent.keyDown(screen.getByRole('button', { name: /for each payment/ }), {
      key: 'Enter',
      ctrlKey: true,
    });
    expect(studioStore.getState().selection.nodeIds).toEqual(['row1', 'row2']);
  });

  it('get a subtotal of the page, which sums the column of numbers', () => {
    select(['table']);
    render(<Inspector />);
    press('Add row');
    fireEvent.click(screen.getByRole('menuitem', { name: 'Page subtotal' }));
    const added = childrenOf(node('table')).at(-1) ?? '';
    expect(node(added).props.role).toBe('pageSubtotal');
    const template = studioStore.getState().document?.template;
    expect(JSON.stringify(template?.nodes)).toContain('pageRows.map(payment, payment.amount).sum()');
  });

  it('carry sums over page breaks and total them, in the words of the document, and are selected then', () => {
    setLocale('ja');
    for (const [name, label, sum] of [
      ['次頁へ繰越', 'Carried forward', 'rowsSoFar.map(payment, payment.amount).sum()'],
      ['合計', 'Total', 'payments.map(payment, payment.amount).sum()'],
    ] as const) {
      select(['table']);
      render(<Inspector />);
      press('行を追加');
      fireEvent.click(screen.getByRole('menuitem', { name }));
      const [added = ''] = studioStore.getState().selection.nodeIds;
      const said = childrenOf(node(added)).map((cell) =>
        JSON.stringify(node(childrenOf(node(cell))[0] ?? '')),
      );
      expect(said[0]).toContain(label);
      expect(said[1]).toContain(sum);
      cleanup();
    }
  });

  it('say what happens to them at page ends', () => {
    select(['row2']);
    render(<Inspector />);
    fireEvent.click(screen.getByRole('checkbox', { name: 'With the next row' }));
    for (const side of [/Break before$/, /Break after$/]) {
      press(side);
      fireEvent.click(screen.getByRole('option', { name: 'Next right-hand page' }));
    }
    expect(node('row2')).toMatchObject({
      keep: { withNext: true },
      breakBefore: 'odd',
      breakAfter: 'odd',
    });
  });

  it('have lines on single sides', () => {
    select(['row1']);
    render(<Inspector />);
    press('Lines by side');
    const width = screen.getByRole('textbox', { name: 'Width below' });
    fireEvent.change(width, { target: { value: '2pt' } });
    fireEvent.keyDown(width, { key: 'Enter' });
    expect(node('row1').props.rules).toEqual({ bottom: { colour: 'ink', width: 2 } });
    const dashes = screen.getByRole('combobox', { name: 'Dashes below' });
    fireEvent.focus(dashes);
    fireEvent.change(dashes, { target: { value: '3 1' } });
    fireEvent.blur(dashes);
    expect(node('row1').props.rules).toEqual({ bottom: { colour: 'ink', width: 2, dash: [3, 1] } });
    undo();
    undo();
    expect(node('row1').props).toEqual({ role: 'body' });
  });

  it('are filled by rules, which are checked against the data', () => {
    select(['row2']);
    render(<Inspector />);
    press('Add rule');
    const condition = screen.getByRole('textbox', { name: 'Condition 1' });
    fireEvent.change(condition, { target: { value: 'payment.amuont < 0.0' } });
    expect(node('row2').props.fills).toEqual([{ when: 'false', fill: '#fff4cc' }]);
    fireEvent.change(condition, { target: { value: 'payment.amount < 0.0' } });
    expect(node('row2').props.fills).toEqual([{ when: 'payment.amount < 0.0', fill: '#fff4cc' }]);
    press('Remove rule 1');
    expect(node('row2').props.fills).toBeUndefined();
  });
});
