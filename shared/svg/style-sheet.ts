/**
 * Properties of elements: presentation attributes, then rules of `<style>` by element, class and id, then the `style`
 * attribute (SVG 2, 6). Drawing programs write nothing else.
 */
import type { XmlElement } from './xml-tree';

export type Declarations = ReadonlyMap<string, string>;

interface Rule {
  /** Element name, or empty for any. */
  readonly name: string;
  readonly id: string;
  readonly classes: readonly string[];
  readonly specificity: number;
  readonly declarations: Declarations;
}

export class StyleSheet {
  /** In the order in which they win. */
  readonly #rules: readonly Rule[];

  /** `onUnknown` is called once if rules ask for more than can be done. */
  constructor(root: XmlElement, onUnknown: () => void) {
    const rules = stylesOf(root).flatMap((text) => parseRules(text, onUnknown));
    this.#rules = rules.sort((one, other) => one.specificity - other.specificity);
  }

  /** The properties that are set on an element itself. */
  of(element: XmlElement): Declarations {
    const inline = element.attributes.get('style');
    if (this.#rules.length === 0 && inline === undefined) return element.attributes;
    const declarations = new Map(element.attributes);
    for (const rule of this.#rules) {
      if (!matches(rule, element)) continue;
      for (const [property, value] of rule.declarations) declarations.set(property, value);
    }
    for (const [property, value] of parseDeclarations(inline ?? '')) declarations.set(property, value);
    return declarations;
  }
}

function stylesOf(element: XmlElement): string[] {
  if (element.name === 'style') return [element.text];
  return element.children.flatMap(stylesOf);
}

function matches({ name, id, classes }: Rule, { name: own, attributes }: XmlElement): boolean {
  if (name !== '' && name !== own) return false;
  if (id !== '' && attributes.get('id') !== id) return false;
  if (classes.length === 0) return true;
  const given = (attributes.get('class') ?? '').split(/\s+/);
  return classes.every((wanted) => given.includes(wanted));
}

function parseRules(css: string, onUnknown: () => void): Rule[] {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '');
  const rules: Rule[] = [];
  for (const [, selectors = '', body = ''] of plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const declarations = parseDeclarations(body);
    for (const selector of selectors.split(',')) {
      const rule = parseSelector(selector.trim(), declarations);
      if (rule) rules.push(rule);
      else onUnknown();
    }
  }
  return rules;
}

function parseSelector(selector: string, declarations: Declarations): Rule | null {
  const parts = /^(\*|[A-Za-z][\w-]*)?((?:[.#][\w-]+)*)$/.exec(selector);
  if (!parts || selector === '') return null;
  const [, name = '', rest = ''] = parts;
  const classes = [...rest.matchAll(/\.([\w-]+)/g)].map((match) => match[1] ?? '');
  const id = /#([\w-]+)/.exec(rest)?.[1] ?? '';
  const element = name === '*' ? '' : name;
  const specificity = (id === '' ? 0 : 100) + 10 * classes.length + (element === '' ? 0 : 1);
  return { name: element, id, classes, specificity, declarations };
}

function parseDeclarations(text: string): Declarations {
  const declarations = new Map<string, string>();
  for (const part of text.split(';')) {
    const colon = part.indexOf(':');
    if (colon < 0) continue;
    const value = part.slice(colon + 1).replace(/!\s*important\s*$/i, '');
    declarations.set(part.slice(0, colon).trim().toLowerCase(), value.trim());
  }
  return declarations;
}
