/** How a node is called and which sign it has. */
import type { Locale } from '../../shared/diag';
import type { Template, TemplateNode, TextContent } from '../../shared/model';
import { services } from '../state';
import { strings } from './strings';

const STRUCTURE_ICONS: { readonly [type: string]: string } = {
  master: 'File',
  band: 'PanelTop',
  frame: 'SquareDashed',
  flow: 'WrapText',
};

const EXCERPT_LENGTH = 60;

/** The name of the node's type. */
export function typeName(type: string, locale: Locale): string {
  switch (type) {
    case 'document':
    case 'master':
    case 'band':
    case 'frame':
    case 'flow':
      return strings.text(type);
    default:
      return services().elements.get(type)?.name[locale] ?? strings.text('unknown', { type });
  }
}

/** Name of a lucide icon. */
export function nodeIcon(node: TemplateNode): string {
  if (node.type === 'band' && node.props.edge === 'bottom') return 'PanelBottom';
  return STRUCTURE_ICONS[node.type] ?? services().elements.get(node.type)?.icon ?? '';
}

export interface NodeFace {
  readonly label: string;
  /** Whether the label is the beginning of its text, not a name. */
  readonly isExcerpt: boolean;
}

/** What the node is among those of its type, where one of its choices says so; else what its type is called. */
function kindName(node: TemplateNode, locale: Locale): string {
  const type = services().elements.get(node.type);
  const path = type?.namedBy?.join('/');
  const field = type?.inspector.find((own) => own.kind === 'choice' && own.path.join('/') === path);
  const chosen = field && String(valueAt(node, field.path));
  const option = field?.kind === 'choice' && field.options.find(({ value }) => value === chosen);
  return option ? option.label[locale] : typeName(node.type, locale);
}

function valueAt(node: TemplateNode, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (value as { [key: string]: unknown } | undefined)?.[key], node);
}

/** A node's own name, else the beginning of its text, else what it is among those of its type. */
export function nodeFace(template: Template, node: TemplateNode, locale: Locale): NodeFace {
  if (node.name) return { label: node.name, isExcerpt: false };
  if (node.type === 'frame') {
    const flow = template.nodes[String(node.props.flow)]?.name;
    return {
      label: flow ? `${typeName('frame', locale)} · ${flow}` : typeName('frame', locale),
      isExcerpt: false,
    };
  }
  if (node.type === 'band')
    return { label: strings.text(node.props.edge === 'bottom' ? 'footer' : 'header'), isExcerpt: false };
  const excerpt = excerptOf(node, template.languages);
  return excerpt ? { label: excerpt, isExcerpt: true } : { label: kindName(node, locale), isExcerpt: false };
}

/** The first words of a text, fields by the last part of their path; empty for what is no text. */
export function excerptOf(node: TemplateNode, languages: readonly string[]): string {
  const content = node.props.content as TextContent | undefined;
  if (typeof content !== 'object' || content === null) return '';
  const language = languages.find((candidate) => Object.hasOwn(content, candidate));
  const paragraphs = language === undefined ? undefined : content[language];
  let text = '';
  for (const paragraph of paragraphs ?? []) {
    for (const inline of paragraph.inlines) {
      if (inline.kind === 'text') text += inline.text;
      else if (inline.kind === 'field') text += `‹${inline.value.split('.').at(-1) ?? inline.value}›`;
      else text += inline.kind === 'page' ? '#' : ' ';
      if (text.length > EXCERPT_LENGTH) return `${text.slice(0, EXCERPT_LENGTH).trim()}…`;
    }
    text += ' ';
  }
  return text.trim();
}
