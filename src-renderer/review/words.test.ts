import { beforeEach, describe, expect, it } from 'vitest';
import { elementTypes } from '../../shared/engine';
import { compareTemplates, type TextPart } from '../../shared/review';
import { setLocale } from '../i18n';
import { provideServices } from '../state';
import { changedElements, changeLines, shortened, valueText } from './difference-words';
import { after, before, evidence } from './review.test-support';
import { pageList, reasonText, shortDigest, unreached } from './review-words';

beforeEach(() => {
  setLocale('en');
  provideServices({ api: {} as never, elements: elementTypes });
});

const versions = { before, after };

describe('changes in words', () => {
  it('names the element and tells the rule before and after', () => {
    const [line] = changeLines(compareTemplates(before, after), 'rules', versions, 'en');
    expect(line).toMatchObject({
      subject: 'Overdraft notice',
      property: 'shown if',
      before: 'balance < 0',
      after: 'balance < -10',
    });
  });

  it('calls a removed element as the earlier version did', () => {
    const { notice: _, ...nodes } = after.nodes;
    const main = { ...after.nodes.main, children: ['greeting'] } as (typeof after.nodes)[string];
    const removed = { ...after, nodes: { ...nodes, main } };
    const lines = changeLines(
      compareTemplates(before, removed),
      'elements',
      { before, after: removed },
      'en',
    );
    expect(lines).toMatchObject([{ nodeId: 'notice', subject: 'Overdraft notice', property: 'removed' }]);
  });

  it('lists styles and colours with their values', () => {
    const styles = { ...after.styles, colours: { ...after.styles.colours, accent: '#cf3f2c' } };
    const lines = changeLines(compareTemplates(after, { ...after, styles }), 'styles', versions, 'en');
    expect(lines).toMatchObject([{ subject: 'Colour “accent”', before: null, after: '#cf3f2c' }]);
  });

  it('tells what became of a field of the data', () => {
    const data = { ...after.data, fields: { iban: { kind: 'string', personal: true } as const } };
    const difference = compareTemplates(after, { ...after, data });
    expect(changeLines(difference, 'data', versions, 'en')).toMatchObject([
      { subject: 'iban', property: 'added', before: null, after: 'text, personal' },
    ]);
    expect(changeLines(difference, 'data', versions, 'ja')[0]?.subject).toBe('iban');
  });

  it('names properties in the reader’s language', () => {
    const greeting = { ...after.nodes.greeting, space: { after: 12 } } as (typeof after.nodes)[string];
    const spaced = { ...after, nodes: { ...after.nodes, greeting } };
    const line = () => changeLines(compareTemplates(after, spaced), 'elements', versions, 'en')[0];
    expect(line()).toMatchObject({ property: 'space', after: 'after 12' });
    setLocale('ja');
    expect(line()).toMatchObject({ property: '間隔', after: '後 12' });
  });

  it('names every changed element once', () => {
    expect(changedElements(compareTemplates(before, after))).toEqual(['greeting', 'notice']);
  });

  it('writes values plainly', () => {
    expect(valueText({ withNext: true, custom: [1, null] })).toBe('with the next block yes, custom 1, –');
    expect(valueText(null)).toBeNull();
  });
});

describe('long passages', () => {
  const text = (kind: TextPart['kind'], content: string): TextPart => ({
    kind,
    piece: { kind: 'text', text: content },
  });

  it('keep the words around a change and leave out what is far from any', () => {
    const parts = shortened([
      text('same', 'a'.repeat(200)),
      text('added', 'new'),
      text('same', 'b'.repeat(200)),
    ]);
    expect(parts.map(({ piece }) => (piece.kind === 'text' ? piece.text : ''))).toEqual([
      `…${'a'.repeat(28)}`,
      'new',
      `${'b'.repeat(28)}…`,
    ]);
  });

  it('stay whole where they are short', () => {
    const parts = [text('same', 'Dear '), text('removed', 'Sir')];
    expect(shortened(parts)).toEqual(parts);
  });
});

describe('evidence in words', () => {
  it('says why a record stands for others', () => {
    const [, ben] = evidence.representatives;
    expect(ben?.reasons.map((reason) => reasonText(reason, ben, versions, 'en'))).toEqual([
      'longest, 2 pages',
      'Overdraft notice: hidden',
    ]);
  });

  it('finds conditions that are seen one way only', () => {
    const seen = { nodeId: 'x', condition: 'a', shown: 1, hidden: 2 };
    expect(unreached({ ...evidence, branches: [...evidence.branches, seen] })).toEqual(evidence.branches);
  });

  it('joins neighbouring pages', () => {
    expect(pageList([0, 2, 3, 4, 8])).toBe('1, 3–5, 9');
    expect(pageList([])).toBe('');
  });

  it('shortens a digest to its ends', () => {
    expect(shortDigest(evidence.digest)).toBe('77b0…04cd');
  });
});
