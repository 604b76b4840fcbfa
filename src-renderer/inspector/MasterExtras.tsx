import type { MasterProps, NodeId, Template, TemplateNode } from '../../shared/model';
import { useStrings } from '../i18n';
import { useSettled } from '../state';
import { ComboBox, FieldRow, LengthField, NumberField } from '../ui';
import { AssetControl } from './AssetControl';
import { changeNodes } from './change';
import { layoutStrings } from './layout-strings';

interface MasterExtrasProps {
  readonly id: NodeId;
  readonly node: TemplateNode;
}

const ABSENT = ' ';
const MOST_BLEED = 144;

/** Names that sections of a template have. */
const sectionNames = (template: Template): readonly string[] => [
  ...new Set(
    Object.values(template.nodes).flatMap(({ type, props }) =>
      type === 'section' && typeof props.name === 'string' && props.name !== '' ? [props.name] : [],
    ),
  ),
];

/** For which section a page master is, what lies under everything, and how far that goes beyond the page. */
export function MasterExtras({ id, node }: MasterExtrasProps) {
  const t = useStrings(layoutStrings);
  const template = useSettled((state) => state.document?.template);
  if (!template) return null;
  const { section, bleed, background } = node.props as unknown as MasterProps;
  const asset = background && template.assets[background.asset];
  const names = sectionNames(template);

  return (
    <>
      <FieldRow label={t('section')}>
        <ComboBox
          label={t('section')}
          value={section ?? ABSENT}
          allowsCustomValue
          options={[
            { id: ABSENT, label: t('sectionAll') },
            ...[...new Set([...names, ...(section === undefined ? [] : [section])])].map((name) => ({
              id: name,
              label: name,
            })),
          ]}
          onChange={(next) => {
            const name = next.trim().slice(0, 64);
            changeNodes('properties', [id], ['props', 'section'], name === '' ? undefined : name);
          }}
        />
      </FieldRow>
      <FieldRow label={t('bleed')}>
        <LengthField
          label={t('bleed')}
          value={bleed ?? null}
          min={0}
          max={MOST_BLEED}
          isOptional
          placeholder="0"
          onChange={(next) => changeNodes('properties', [id], ['props', 'bleed'], next || undefined)}
        />
      </FieldRow>
      <FieldRow label={t('background')} isTop>
        <div className="inspector-stack">
          <AssetControl
            label={t('background')}
            value={background?.asset ?? null}
            onChange={(next) =>
              changeNodes(
                'properties',
                [id],
                ['props', 'background'],
                next === null ? undefined : { asset: next },
              )
            }
          />
          {!background && <p className="inspector-hint">{t('backgroundHint')}</p>}
        </div>
      </FieldRow>
      {background && asset?.mediaType === 'application/pdf' && (
        <FieldRow label={t('backgroundPage')}>
          <NumberField
            isWhole
            label={t('backgroundPage')}
            value={background.page ?? null}
            min={1}
            max={10_000}
            isOptional
            placeholder="1"
            onChange={(next) =>
              changeNodes('properties', [id], ['props', 'background', 'page'], next ?? undefined)
            }
          />
        </FieldRow>
      )}
    </>
  );
}
