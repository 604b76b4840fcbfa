import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../shared/base';
import type { Inline, Template, TemplateNode } from '../../shared/model';
import { templateWith, testEngine, textNode } from '../text-editing/engine.test-support';
import { fieldNames, offeredFields } from './pieces';
import { budgetState, type Region, regionsOf } from './regions';

const open = (node: TemplateNode, more: Partial<TemplateNode> = {}): TemplateNode => ({
  ...node,
  edit: { policy: 'wording', budget: 20 },
  ...more,
});

const greeting = textNode([
  {
    inlines: [
      { kind: 'text', text: 'Dear ' },
      { kind: 'field', value: 'customer.name', marks: { bold: true } },
      { kind: 'text', text: ', ' },
      { kind: 'field', value: 'amount < 0 ? "you owe us" : "all is well"' },
    ],
  },
]);

const template: Template = {
  ...templateWith(
    {
      greeting: open(greeting, { name: 'Greeting' }),
      closed: textNode([{ inlines: [{ kind: 'text', text: 'Not open' }] }]),
      notice: { type: 'box', name: 'Notice', when: 'amount < 0', children: ['inner'], props: {} },
      inner: open(
        textNode([
          {
            inlines: [
              { kind: 'text', text: 'Please pay ' },
              { kind: 'field', value: 'amount' },
            ],
          },
        ]),
      ),
      item: open(textNode([{ inlines: [{ kind: 'field', value: 'i' }] }]), {
        each: { list: 'items', as: 'i' },
      }),
    },
    ['greeting', 'closed', 'notice', 'item'],
  ),
  data: {
    kind: 'object',
    fields: {
      amount: { kind: 'number' },
      customer: {
        kind: 'object',
        label: 'Customer',
        fields: { name: { kind: 'string', label: 'Full name' } },
      },
      items: { kind: 'list', item: { kind: 'string' } },
    },
  },
};

const compose = (record: JsonObject) => testEngine.compose(testEngine.compile(template), record);
const good = compose({ amount: 5, customer: { name: 'Ann' }, items: [] });
const bad = compose({ amount: -5, customer: { name: 'Ben' }, items: ['one', 'two'] });
const regionsIn = (composition: typeof good) => regionsOf(template, composition, 'en');
const greetingIn = (composition: typeof good) => regionsIn(composition)[0] as Region;

describe('regions', () => {
  it('are the opened texts in the order of the document', () => {
    expect(regionsIn(bad).map(({ nodeId }) => nodeId)).toEqual(['greeting', 'inner', 'item']);
  });

  it('are called as the designer called them, or the element around them', () => {
    expect(regionsIn(bad).map(({ name }) => name)).toEqual(['Greeting', 'Notice', null]);
  });

  it('say what the customer reads, and count what the budget counts', () => {
    expect(greetingIn(good)).toMatchObject({
      opening: 'Dear Ann, all is well',
      length: 7,
      budget: 20,
      recordPath: '',
    });
  });

  it('read as on the first page where they stand', () => {
    const inlines: Inline[] = [
      { kind: 'text', text: 'On page ' },
      { kind: 'page', show: 'number' },
    ];
    const later = templateWith({
      before: { ...textNode([{ inlines: [] }]), space: { after: 480 } },
      here: open(textNode([{ inlines }])),
    });
    const composition = testEngine.compose(testEngine.compile(later), {});
    const [here] = regionsOf(later, composition, 'en');
    expect(here?.opening).toBe('On page 2');
    expect(here && offeredFields(later, composition, here, [])).toMatchObject([{ value: '2' }]);
  });

  it('that the document lacks say which condition keeps them from it', () => {
    const [, inner, item] = regionsIn(good) as [Region, Region, Region];
    expect(inner).toMatchObject({ recordPath: null, hiddenBy: 'amount < 0', opening: 'Please pay …' });
    expect(item).toMatchObject({ recordPath: null, hiddenBy: null });
    expect(regionsIn(bad).map(({ recordPath }) => recordPath)).toEqual(['', '', 'items[0]']);
  });

  it('without a composed document are on show nowhere', () => {
    const regions = regionsOf(template, null, 'en');
    expect(regions.every(({ recordPath, hiddenBy }) => recordPath === null && hiddenBy === null)).toBe(true);
  });
});

describe('the budget', () => {
  it.each([
    [7, null, 'free'],
    [17, 20, 'fine'],
    [18, 20, 'near'],
    [20, 20, 'near'],
    [21, 20, 'over'],
  ] as const)('%s of %s is %s', (length, budget, state) => {
    expect(budgetState({ length, budget })).toBe(state);
  });
});

describe('fields', () => {
  it('are those of the text, by the names that people know, with this customer’s values', () => {
    expect(offeredFields(template, good, greetingIn(good), [])).toEqual([
      {
        inline: { kind: 'field', value: 'customer.name' },
        path: 'customer.name',
        label: 'Customer · Full name',
        value: 'Ann',
      },
      {
        inline: { kind: 'field', value: 'amount < 0 ? "you owe us" : "all is well"' },
        path: null,
        label: null,
        value: 'all is well',
      },
    ]);
  });

  it('that the text had earlier are offered again', () => {
    const earlier = [JSON.stringify({ field: { kind: 'page', show: 'count' } })];
    expect(
      offeredFields(template, good, greetingIn(good), earlier).map(({ inline }) => inline),
    ).toContainEqual({
      kind: 'page',
      show: 'count',
    });
  });

  it('written another way in another language are offered once', () => {
    const other: Inline = {
      kind: 'field',
      value: 'customer.name',
      format: { kind: 'text', case: 'upper' },
    };
    const earlier = [JSON.stringify({ field: other })];
    const offered = offeredFields(template, good, greetingIn(good), earlier);
    expect(offered.filter(({ path }) => path === 'customer.name')).toHaveLength(1);
  });

  it('are named by the customer’s words where they are computed', () => {
    const names = fieldNames(template, bad, greetingIn(bad));
    expect(names.get('amount < 0 ? "you owe us" : "all is well"')).toBe('you owe us');
  });
});
