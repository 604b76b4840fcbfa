/**
 * Setting and clearing one property of elements by its path. Some properties only make sense together (a border has a
 * colour and a width): setting the first of them makes the others too, clearing one clears them all. Which belong
 * together nobody lists; the element type's own schema says what it accepts.
 */
import type { Json, JsonObject } from '../../shared/base';
import type { InspectorField } from '../../shared/elements';
import type { NodeId, Operation, Template, TemplateNode } from '../../shared/model';
import { valueAt } from './merged-value';

/** What is needed of an element type. */
export interface FieldOwner {
  readonly inspector: readonly InspectorField[];
  readonly props: { safeParse(props: unknown): { readonly success: boolean } };
}

/** What properties get that are made together with the one that is set. */
export interface FieldDefaults {
  readonly colour: string;
  /** Points. */
  readonly length: number;
}

/** The operation that sets a property of one element, or clears it (`undefined`). */
export function setField(
  id: NodeId,
  node: TemplateNode,
  owner: FieldOwner,
  path: readonly string[],
  value: Json | undefined,
  defaults: FieldDefaults,
): Operation {
  const direct = set(id, path, value);
  const parent = path.slice(0, -1);
  const key = path.at(-1);
  if (parent.length < 2 || key === undefined || isAccepted(node, owner, path, value)) return direct;
  if (value === undefined)
    return isAccepted(node, owner, parent, undefined) ? set(id, parent, undefined) : direct;
  const own: JsonObject = { ...asObject(valueAt(node, parent)), [key]: value };
  const siblings = siblingDefaults(owner, parent, defaults);
  const together = [
    { ...siblings.choices, ...own },
    { ...siblings.all, ...own },
  ].find((candidate) => isAccepted(node, owner, parent, candidate));
  return together ? set(id, parent, together) : direct;
}

const set = (id: NodeId, path: readonly string[], value: Json | undefined): Operation => ({
  kind: 'set',
  id,
  path: [...path],
  ...(value === undefined ? {} : { value }),
});

/** What properties beside one get: kinds alone, as they may be all that is missing, and colours and lengths too. */
function siblingDefaults(
  owner: FieldOwner,
  parent: readonly string[],
  defaults: FieldDefaults,
): { readonly choices: JsonObject; readonly all: JsonObject } {
  const choices: Record<string, Json> = {};
  const others: Record<string, Json> = {};
  for (const field of owner.inspector) {
    const { kind, path } = field;
    const key = path.at(-1);
    const isSibling =
      path.length === parent.length + 1 && parent.every((step, index) => path[index] === step);
    if (!isSibling || key === undefined) continue;
    if (kind === 'choice' && field.options[0]) choices[key] = field.options[0].value;
    if (kind === 'colour') others[key] = defaults.colour;
    if (kind === 'length') others[key] = defaults.length;
  }
  return { choices, all: { ...choices, ...others } };
}

function isAccepted(
  node: TemplateNode,
  owner: FieldOwner,
  path: readonly string[],
  value: Json | undefined,
): boolean {
  const changed = withValue(node as unknown as JsonObject, path, value);
  return owner.props.safeParse(changed.props).success;
}

function withValue(object: JsonObject, path: readonly string[], value: Json | undefined): JsonObject {
  const [key, ...rest] = path;
  if (key === undefined) return object;
  const next = rest.length > 0 ? withValue(asObject(object[key]), rest, value) : value;
  if (next !== undefined) return { ...object, [key]: next };
  const { [key]: _gone, ...others } = object;
  return others;
}

const asObject = (value: Json | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};

/** The colour that new lines get: the template's ink where it has one, else its first colour, else near-black. */
export const defaultColour = ({ styles }: Template): string =>
  'ink' in styles.colours ? 'ink' : (Object.keys(styles.colours)[0] ?? '#1c2024');
