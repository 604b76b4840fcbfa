/**
 * Properties of elements: presentation attributes, then rules of `<style>` by element, class and id, alone or inside of
 * others (`g.axis > text`), then the `style` attribute (SVG 2, 6). Programs that draw write hardly anything else.
 */
import { inherit } from './inheritance';
import { saysNoPaint } from './paint';
import type { XmlElement } from './xml-tree';

export type Declarations = ReadonlyMap<string, string>;

interface Rule {
  /** From the element itself outwards. */
  readonly steps: readonly Step[];
  readonly specificity: number;
  readonly declarations: Declarations;
  /** Those that win over the element's own. */
  readonly important: Declarations;
  /** Later ones win. */
  readonly order: number;
}

/** The most particular thing that the element itself has to have. */
function keyOf({ steps: [step] }: Rule): string {
  if (!step) return '';
  if (step.id !== '') return `#${step.id}`;
  return step.classes[0] === undefined ? step.name : `.${step.classes[0]}`;
}

/** One element of a selector. */
interface Step {
  /** Element name, or empty for any. */
  readonly name: string;
  readonly id: string;
  readonly classes: readonly string[];
  /** Whether it is the parent of the step before; else it is anywhere around it. */
  readonly isParent: boolean;
}

/** Rules tried on elements: no drawing of a person comes near. */
const MAX_TESTS = 4_000_000;

export class StyleSheet {
  /** By what their first step asks for, see {@link keyOf}. */
  readonly #rules = new Map<string, Rule[]>();
  readonly #parents = new Map<XmlElement, XmlElement>();
  readonly #known = new Map<XmlElement, Declarations>();
  readonly #inherited = new Map<XmlElement, Declarations>();

  readonly #onUnknown: () => void;
  #tests = 0;

  /** `onUnknown` is called if rules ask for more than can be done. */
  constructor(root: XmlElement, onUnknown: () => void) {
    this.#onUnknown = onUnknown;
    const rules = stylesOf(root)
      .flatMap((text) => parseRules(text, onUnknown))
      .sort((one, other) => one.specificity - other.specificity)
      .map((rule, order) => ({ ...rule, order }));
    for (const rule of rules) {
      const key = keyOf(rule);
      const same = this.#rules.get(key);
      if (same) same.push(rule);
      else this.#rules.set(key, [rule]);
    }
    this.#findParents(root);
  }

  /** The properties that are set on an element itself. */
  of(element: XmlElement): Declarations {
    let declarations = this.#known.get(element);
    if (!declarations) {
      declarations = this.#declarationsOf(element);
      this.#known.set(element, declarations);
    }
    return declarations;
  }

  /** The properties of an element that is used from somewhere else, with those it takes over where it stands. */
  inheritedBy(element: XmlElement): Declarations {
    let style = this.#inherited.get(element);
    if (!style) {
      const parent = this.#parents.get(element);
      style = inherit(parent ? this.inheritedBy(parent) : new Map(), this.of(element));
      this.#inherited.set(element, style);
    }
    return style;
  }

  #declarationsOf(element: XmlElement): Declarations {
    const declarations = this.#cascade(element);
    if (![...declarations.values()].some((value) => value.includes('var('))) return declarations;
    const resolved = new Map<string, string>();
    for (const [property, value] of declarations) {
      const text = substitute(value, (name) => this.#custom(element, name));
      if (text !== null) resolved.set(property, text);
    }
    return resolved;
  }

  /** What a custom property says (CSS Variables 1), on the element or the next one around it. */
  #custom(element: XmlElement, name: string): string | undefined {
    for (let at: XmlElement | undefined = element; at; at = this.#parents.get(at)) {
      const value = this.#cascade(at).get(name);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  #cascade(element: XmlElement): Declarations {
    const inline = element.attributes.get('style');
    if (this.#rules.size === 0 && inline === undefined) return element.attributes;
    const declarations = new Map(element.attributes);
    const add = (added: Declarations): void => {
      for (const [property, value] of added) {
        // A later shorthand takes back what was said of its parts.
        if (property === 'font' || property === 'marker') forget(declarations, `${property}-`);
        declarations.set(property, value);
      }
    };
    const rules = this.#candidates(element).filter(({ steps }) => {
      if (this.#tests === MAX_TESTS) this.#onUnknown();
      this.#tests += 1;
      return this.#tests <= MAX_TESTS && this.#matches(steps, element);
    });
    for (const rule of rules) add(rule.declarations);
    add(parseDeclarations(inline ?? ''));
    for (const rule of rules) add(rule.important);
    return declarations;
  }

  /** The rules whose first step may be the element, in the order in which they win. */
  #candidates({ name, attributes }: XmlElement): readonly Rule[] {
    const classes = new Set((attributes.get('class') ?? '').split(/\s+/).filter(Boolean));
    const keys = ['', name, `#${attributes.get('id') ?? ''}`, ...[...classes].map((each) => `.${each}`)];
    return keys.flatMap((key) => this.#rules.get(key) ?? []).sort((one, other) => one.order - other.order);
  }

  #findParents(element: XmlElement): void {
    for (const child of element.children) {
      this.#parents.set(child, element);
      this.#findParents(child);
    }
  }

  /** Whether the element is what the first step asks for, and those around it what the others do. */
  #matches(steps: readonly Step[], element: XmlElement): boolean {
    const [first] = steps;
    if (!first || !matchesStep(first, element)) return false;
    if (steps.length === 1) return true;
    // Steps that the next element outwards must be, and those that any further one may be.
    let here = steps[1]?.isParent ? [1] : [];
    const anywhere = new Set(steps[1]?.isParent ? [] : [1]);
    for (let around = this.#parents.get(element); around; around = this.#parents.get(around)) {
      const next: number[] = [];
      for (const at of [...here, ...anywhere]) {
        const step = steps[at];
        if (!step || !matchesStep(step, around)) continue;
        if (at === steps.length - 1) return true;
        if (steps[at + 1]?.isParent) next.push(at + 1);
        else anywhere.add(at + 1);
      }
      here = next;
    }
    return false;
  }
}

function forget(declarations: Map<string, string>, prefix: string): void {
  for (const property of declarations.keys()) if (property.startsWith(prefix)) declarations.delete(property);
}

function stylesOf(element: XmlElement): string[] {
  if (element.name === 'style') return [element.content.filter((part) => typeof part === 'string').join('')];
  return element.children.flatMap(stylesOf);
}

function matchesStep({ name, id, classes }: Step, { name: own, attributes }: XmlElement): boolean {
  if (name !== '' && name !== own) return false;
  if (id !== '' && attributes.get('id') !== id) return false;
  if (classes.length === 0) return true;
  const given = (attributes.get('class') ?? '').split(/\s+/);
  return classes.every((wanted) => given.includes(wanted));
}

function parseRules(css: string, onUnknown: () => void): Rule[] {
  const rules: Rule[] = [];
  // What a rule of rules (`@media`) says of its own is not asked: drawings have it for screens or for print alike.
  for (const block of withoutComments(css).split('}')) {
    const open = block.lastIndexOf('{');
    if (open < 0) continue;
    const head = block.slice(block.lastIndexOf('{', open - 1) + 1, open);
    const selectors = head.slice(head.lastIndexOf(';') + 1).trim();
    // A font that the file brings along is one that the document lacks, which is told of where text asks for it.
    if (selectors === '@font-face') continue;
    const body = block.slice(open + 1);
    const declarations = parseDeclarations(body);
    const important = parseDeclarations(body, true);
    for (const selector of selectors.split(',')) {
      // Nothing is pointed at on paper.
      if (/:(?:hover|active|focus(?:-\w+)?|visited|target)\b/.test(selector)) continue;
      const rule = parseSelector(selector);
      if (rule) rules.push({ ...rule, declarations, important, order: 0 });
      else onUnknown();
    }
  }
  return rules;
}

/** A comment that does not end goes on to the end. */
function withoutComments(css: string): string {
  const parts = css.replaceAll('<!--', ' ').replaceAll('-->', ' ').split('/*');
  return parts.map((part, index) => (index === 0 ? part : afterComment(part))).join(' ');
}

function afterComment(part: string): string {
  const end = part.indexOf('*/');
  return end < 0 ? '' : part.slice(end + 2);
}

/** More would be tried in vain for every element. */
const MAX_STEPS = 8;

function parseSelector(selector: string): Pick<Rule, 'steps' | 'specificity'> | null {
  const words = selector.replaceAll('>', ' > ').trim().split(/\s+/).reverse();
  const steps: Step[] = [];
  let specificity = 0;
  let isParent = false;
  for (const word of words) {
    if (word === '>') {
      if (isParent || steps.length === 0) return null;
      isParent = true;
      continue;
    }
    const step = parseStep(word, isParent);
    if (!step || steps.length === MAX_STEPS) return null;
    const { id, classes, name } = step;
    specificity += (id === '' ? 0 : 100) + 10 * classes.length + (name === '' ? 0 : 1);
    steps.push(step);
    isParent = false;
  }
  return isParent ? null : { steps, specificity };
}

function parseStep(word: string, isParent: boolean): Step | null {
  if (word === ':root') return { name: 'svg', id: '', classes: [], isParent };
  const parts = /^(\*|[A-Za-z][\w-]*)?((?:[.#][\w-]+)*)$/.exec(word);
  if (!parts || word === '') return null;
  const [, name = '', rest = ''] = parts;
  return {
    name: name === '*' ? '' : name,
    id: /#([\w-]+)/.exec(rest)?.[1] ?? '',
    classes: [...rest.matchAll(/\.([\w-]+)/g)].map((match) => match[1] ?? ''),
    isParent,
  };
}

/** Properties and what they say; of those that are said twice the later one, if it is understood (CSS 2.2, 4.2). */
function parseDeclarations(text: string, isImportant = false): Declarations {
  const declarations = new Map<string, string>();
  for (const part of text.split(';')) {
    const colon = part.indexOf(':');
    if (colon < 0) continue;
    const property = part.slice(0, colon).trim().toLowerCase();
    const given = part.slice(colon + 1);
    const value = given.replace(/!\s*important\s*$/i, '');
    if (isImportant && value === given) continue;
    if (!value.includes('var(') && saysNoPaint(property, value)) continue;
    declarations.set(property, value.trim());
  }
  return declarations;
}

/** Variables that lie in each other, and characters of what comes out: more is none. */
const MAX_VARIABLES = 8;
const MAX_VALUE = 2000;

/** A value with its variables filled in; null where one says nothing. */
function substitute(value: string, lookUp: (name: string) => string | undefined, depth = 0): string | null {
  let text = value;
  for (let start = text.lastIndexOf('var('); start >= 0; start = text.lastIndexOf('var(')) {
    const end = closingOf(text, start + 'var('.length);
    if (end < 0 || depth > MAX_VARIABLES || text.length > MAX_VALUE) return null;
    const inner = text.slice(start + 'var('.length, end);
    const comma = inner.indexOf(',');
    const name = (comma < 0 ? inner : inner.slice(0, comma)).trim().toLowerCase();
    const found = lookUp(name) ?? (comma < 0 ? undefined : inner.slice(comma + 1).trim());
    const filled = found === undefined ? null : substitute(found, lookUp, depth + 1);
    if (filled === null) return null;
    text = text.slice(0, start) + filled + text.slice(end + 1);
  }
  return text;
}

/** Where a parenthesis ends that is open at `from`; -1 where it does not. */
function closingOf(text: string, from: number): number {
  let open = 1;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '(') open += 1;
    else if (text[at] === ')') open -= 1;
    if (open === 0) return at;
  }
  return -1;
}
