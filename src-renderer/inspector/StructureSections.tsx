import {
  MASTER_USES,
  type MasterProps,
  type NodeId,
  nodeOf,
  PAGE_SIZES,
  type PageSizeName,
  rootChildren,
  type TemplateNode,
} from '../../shared/model';
import { useStrings } from '../i18n';
import { useSettled } from '../state';
import { FieldRow, LengthField, PanelSection, SegmentedControl, Select } from '../ui';
import { changeNodes } from './change';
import { MasterExtras } from './MasterExtras';
import { useNodeNames } from './node-names';
import { pageSizeOf, turned } from './page-size';
import { strings } from './strings';

interface SectionProps {
  readonly id: NodeId;
  readonly node: TemplateNode;
}

const USE_KEYS = {
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
  const set = (path: readonly string[], value: string | number | { width: number; height: number }) =>
    changeNodes('properties', [id], ['props', ...path], value);

  const margin = ({ key, label, prefix }: (typeof SIDES)[number]) => (
    <LengthField
      key={key}
      label={t(label)}
      prefix={prefix}
      value={margins[key]}
      min={0}
      onChange={(next) => next !== null && set(['margins', key], next)}
    />
  );

  return (
    <PanelSection title={t('master')}>
      <FieldRow label={t('use')}>
        <Select
          label={t('use')}
          value={use}
          options={MASTER_USES.map((value) => ({ id: value, label: t(USE_KEYS[value]) }))}
          onChange={(next) => set(['use'], next)}
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
            set(['size'], isLandscape ? turned(PAGE_SIZES[next]) : { ...PAGE_SIZES[next] });
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
          onChange={() => set(['size'], turned(size))}
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
              onChange={(next) => next !== null && set(['size', key], next)}
            />
          ))}
        </div>
      </FieldRow>
      <FieldRow label={t('margins')} isTop>
        <div className="inspector-pair">{SIDES.map(margin)}</div>
      </FieldRow>
      <MasterExtras id={id} node={node} />
    </PanelSection>
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
  return (
    <PanelSection title={t('frame')}>
      <FieldRow label={t('frameFlow')}>
        <Select
          label={t('frameFlow')}
          value={nodeOf(template, flow) ? flow : null}
          options={rootChildren(template, 'flow').map((flowId) => ({ id: flowId, label: names(flowId) }))}
          onChange={(next) => changeNodes('properties', [id], ['props', 'flow'], next)}
        />
      </FieldRow>
    </PanelSection>
  );
}
