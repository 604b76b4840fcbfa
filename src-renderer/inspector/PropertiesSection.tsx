import type { Json } from '../../shared/base';
import type { InspectorField } from '../../shared/elements';
import { elementTypes } from '../../shared/engine';
import type { NodeId, TemplateNode } from '../../shared/model';
import { useLocale, useStrings } from '../i18n';
import { useSettled } from '../state';
import { PanelSection } from '../ui';
import { change } from './change';
import { FieldControl } from './FieldControl';
import { defaultColour, type FieldOwner, setField } from './field-edit';
import { groupFields } from './field-groups';
import { MoreFields } from './MoreFields';
import { commonFields, hasMeaning, mergeNodes, valueAt } from './merged-value';
import { useTypeName } from './node-names';
import { strings } from './strings';

interface PropertiesSectionProps {
  readonly ids: readonly NodeId[];
  readonly nodes: readonly TemplateNode[];
}

/** The properties that the element types declare; of several elements those that all of them have. */
export function PropertiesSection({ ids, nodes }: PropertiesSectionProps) {
  const t = useStrings(strings);
  const locale = useLocale();
  const typeName = useTypeName();
  const template = useSettled((state) => state.document?.template);
  const declared = commonFields(nodes.map(({ type }) => elementTypes.get(type)?.inspector ?? []));
  const assets = template?.assets ?? {};
  const fields = declared.filter((field) => hasMeaning(field, nodes, assets));
  const types = new Set(nodes.map(({ type }) => type));
  const [type] = types;
  if (!template || fields.length === 0 || type === undefined) return null;

  const isSet = ({ path }: InspectorField) => nodes.some((node) => valueAt(node, path) !== undefined);

  const set = (path: readonly string[], value?: Json) => {
    const defaults = { colour: defaultColour(template), length: 1 };
    const operations = nodes.flatMap((node, index) => {
      const owner = elementTypes.get(node.type);
      const id = ids[index];
      return owner && id !== undefined
        ? [setField(id, node, owner as FieldOwner, path, value, defaults)]
        : [];
    });
    change('properties', operations, `${ids.join(' ')} ${path.join('/')}`);
  };

  return (
    <PanelSection title={types.size === 1 ? typeName(type) : t('properties')}>
      {groupFields(fields).map(({ title, fields: own }) => {
        const rows = own.map((field) => (
          <FieldControl
            key={field.path.join('/')}
            field={field}
            merged={mergeNodes(nodes, field.path)}
            onChange={(value) => set(field.path, value)}
          />
        ));
        return title === undefined ? (
          rows
        ) : (
          <MoreFields key={title.en} title={title[locale]} count={own.filter(isSet).length}>
            {rows}
          </MoreFields>
        );
      })}
    </PanelSection>
  );
}
