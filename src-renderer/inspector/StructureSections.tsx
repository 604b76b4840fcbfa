import { Plus } from 'lucide-react';
import {
  MASTER_USES,
  type MasterProps,
  type NodeId,
  nodeOf,
  PAGE_SIZES,
  type PageSizeName,
  rootChildren,
  type Template,
  type TemplateNode,
} from '../../shared/model';
import { useStrings } from '../i18n';
import { newNodeId, select, useSettled } from '../state';
import { Button, FieldRow, IconButton, LengthField, PanelSection, SegmentedControl, Select } from '../ui';
import { change, changeNodes } from './change';
import { MasterExtras } from './MasterExtras';
import { useNodeNames } from './node-names';
import { type Addition, addBand, addFlow, addFrame, hasBand, setPageGeometry, setUse } from './page-edits';
import { pageSizeOf, turned } from './page-size';
import { strings } from './strings';

interface SectionProps {
  readonly id: NodeId;
  readonly node: TemplateNode;
}

/** What a page master is for, in words. */
export const USE_KEYS = {
  any: 'useAny',
  first: 'useFirst',
  continuation: 'useContinuation',
  last: 'useLast',
  left: 'useLeft',
  right: 'useRight',
  blank: 'useBlank',
} as const;

const SIDES = [
  { key: 'top', label: 'marginTop', prefix: '↑' },
  { key: 'bottom', label: 'marginBottom', prefix: '↓' },
  { key: 'left', label: 'marginLeft', prefix: '←' },
  { key: 'right', label: 'marginRight', prefix: '→' },
] as const;

const CUSTOM = 'custom';

/** A page master: when it is used, its size and its margins. */
export function MasterSection({ id, node }: SectionProps) {
  const t = useStrings(strings);
  const { use, size, margins } = node.props as unknown as MasterProps;
  const { name, isLandscape } = pageSizeOf(size);
  const template = useSettled((state) => state.document?.template);
  if (!template) return null;
  const setGeometry = (next: Partial<Pick<MasterProps, 'size' | 'margins'>>) =>
    change('properties', setPageGeometry(template, id, next), `${id} ${Object.keys(next).join(' ')}`);

  const margin = ({ key, label, prefix }: (typeof SIDES)[number]) => (
    <LengthField
      key={key}
      label={t(label)}
      prefix={prefix}
      value={margins[key]}
      min={0}
      onChange={(next) => next !== null && setGeometry({ margins: { ...margins, [key]: next } })}
    />
  );

  return (
    <PanelSection title={t('master')}>
      <FieldRow label={t('use')}>
        <Select
          label={t('use')}
          value={use}
          options={MASTER_USES.map((value) => ({ id: value, label: t(USE_KEYS[value]) }))}
          onChange={(next) =>
            change(
              'properties',
              setUse(template, id, next, (each) => t(USE_KEYS[each])),
              `${id} use`,
            )
          }
        />
      </FieldRow>
      <FieldRow label={t('pageSize')}>
        <Select<PageSizeName | typeof CUSTOM>
          label={t('pageSize')}
          value={name ?? CUSTOM}
          options={[
            ...(Object.keys(PAGE_SIZES) as PageSizeName[]).map((key) => ({ id: key, label: key })),
            ...(name === null ? [{ id: CUSTOM, label: t('pageSizeCustom') } as const] : []),
          ]}
          onChange={(next) => {
            if (next === CUSTOM) return;
            setGeometry({ size: isLandscape ? turned(PAGE_SIZES[next]) : PAGE_SIZES[next] });
          }}
        />
      </FieldRow>
      <FieldRow label={t('orientation')}>
        <SegmentedControl<'portrait' | 'landscape'>
          label={t('orientation')}
          value={isLandscape ? 'landscape' : 'portrait'}
          segments={[
            { id: 'portrait', label: t('portrait') },
            { id: 'landscape', label: t('landscape') },
          ]}
          onChange={() => setGeometry({ size: turned(size) })}
        />
      </FieldRow>
      <FieldRow label={t('size')}>
        <div className="inspector-pair">
          {(['width', 'height'] as const).map((key) => (
            <LengthField
              key={key}
              label={t(key)}
              prefix={key === 'width' ? 'W' : 'H'}
              value={size[key]}
              min={36}
              max={14_400}
              onChange={(next) => next !== null && setGeometry({ size: { ...size, [key]: next } })}
            />
          ))}
        </div>
      </FieldRow>
      <FieldRow label={t('margins')} isTop>
        <div className="inspector-pair">{SIDES.map(margin)}</div>
      </FieldRow>
      <MasterExtras id={id} node={node} />
      <FieldRow label={t('addToPage')} isTop>
        <PageAdditions id={id} template={template} />
      </FieldRow>
    </PanelSection>
  );
}

/** What a page master can be given besides elements, which have tools. */
function PageAdditions({ id, template }: { readonly id: NodeId; readonly template: Template }) {
  const t = useStrings(strings);
  const add = (addition: Addition | null) => {
    if (addition && change('insert', addition.operations)) select([addition.id]);
  };
  const band = (edge: 'top' | 'bottom', label: string) => (
    <Button
      variant="quiet"
      icon={Plus}
      isDisabled={hasBand(template, id, edge)}
      onPress={() => add(addBand(template, id, edge, newNodeId))}
    >
      {label}
    </Button>
  );
  return (
    <div className="inspector-stack">
      {band('top', t('header'))}
      {band('bottom', t('footer'))}
      <Button variant="quiet" icon={Plus} onPress={() => add(addFrame(template, id, newNodeId))}>
        {t('frame')}
      </Button>
    </div>
  );
}

/** A header or footer. */
export function BandSection({ id, node }: SectionProps) {
  const t = useStrings(strings);
  return (
    <PanelSection title={t('band')}>
      <FieldRow label={t('edge')}>
        <Select
          label={t('edge')}
          value={String(node.props.edge)}
          options={[
            { id: 'top', label: t('edgeTop') },
            { id: 'bottom', label: t('edgeBottom') },
          ]}
          onChange={(next) => changeNodes('properties', [id], ['props', 'edge'], next)}
        />
      </FieldRow>
      <FieldRow label={t('gap')}>
        <LengthField
          label={t('gap')}
          value={Number(node.props.gap)}
          min={0}
          onChange={(next) => next !== null && changeNodes('properties', [id], ['props', 'gap'], next)}
        />
      </FieldRow>
    </PanelSection>
  );
}

/** A frame: the flow it pours. */
export function FrameSection({ id, node }: SectionProps) {
  const t = useStrings(strings);
  const names = useNodeNames();
  const template = useSettled((state) => state.document?.template);
  if (!template) return null;
  const flow = String(node.props.flow);
  const add = () => change('insert', addFlow(template, id, t('newFlow'), newNodeId).operations);
  return (
    <PanelSection title={t('frame')}>
      <FieldRow label={t('frameFlow')}>
        <Select
          label={t('frameFlow')}
          value={nodeOf(template, flow) ? flow : null}
          options={rootChildren(template, 'flow').map((flowId) => ({ id: flowId, label: names(flowId) }))}
          onChange={(next) => changeNodes('properties', [id], ['props', 'flow'], next)}
        />
        <IconButton icon={Plus} size="small" label={t('addFlow')} onPress={add} />
      </FieldRow>
    </PanelSection>
  );
}
