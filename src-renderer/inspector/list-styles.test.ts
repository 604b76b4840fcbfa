import { describe, expect, it } from 'vitest';
import { createBlankTemplate } from '../../shared/engine';
import { DEFAULT_LIST_STYLES, type ListStyle, listStyleOf, type Styles } from '../../shared/model';
import {
  countListUse,
  furtherLevel,
  isBuiltIn,
  levelSamples,
  listStyleLabel,
  listStyleNames,
} from './list-styles';

const clauses: ListStyle = {
  label: 'Clauses',
  levels: [
    { kind: 'upper-roman', label: '%1', indent: 20, labelWidth: 20, start: 4 },
    { kind: 'decimal', label: '%1.%2.', indent: 44, labelWidth: 24 },
  ],
};
const styles: Styles = { colours: {}, text: {}, lists: { clauses } };

describe('list styles', () => {
  it('are those that every template has and its own', () => {
    expect(listStyleNames(styles)).toEqual([...Object.keys(DEFAULT_LIST_STYLES), 'clauses']);
    expect(isBuiltIn(styles, 'bullets')).toBe(true);
    expect(isBuiltIn({ ...styles, lists: { bullets: clauses } }, 'bullets')).toBe(false);
  });

  it('have their label, or the name that everybody knows', () => {
    expect(listStyleLabel(styles, 'clauses', (key) => key)).toBe('Clauses');
    expect(listStyleLabel(styles, 'numbers', () => 'Numbers')).toBe('Numbers');
  });

  it('show the first label of every level', () => {
    expect(levelSamples(clauses)).toEqual(['I', 'I.1.']);
    expect(levelSamples(listStyleOf(styles, 'bullets') ?? clauses)).toEqual(['•', '–', '•', '–']);
  });

  it('grow by a level that counts for itself', () => {
    expect(furtherLevel(clauses)).toEqual({
      kind: 'decimal',
      label: '%1.%3.',
      indent: 68,
      labelWidth: 24,
    });
  });

  it('are used by the paragraphs that name them', () => {
    const blank = createBlankTemplate({ name: 'x', pageSize: 'A4', language: 'en' });
    const item = { list: { style: 'clauses', level: 0 }, inlines: [] };
    const text = { type: 'text', props: { content: { en: [item, { inlines: [] }], ja: [item] } } };
    expect(countListUse({ ...blank, nodes: { ...blank.nodes, text } }, 'clauses')).toBe(2);
  });
});
