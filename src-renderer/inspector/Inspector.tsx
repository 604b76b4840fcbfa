import { Lock, LockOpen } from 'lucide-react';
import { type NodeId, nodeOf, type Template, type TemplateNode } from '../../shared/model';
import { ConditionEditor } from '../conditions';
import { useStrings } from '../i18n';
import { useSettled } from '../state';
import { Panel, PanelSection, Pill, TextField, ToggleButton } from '../ui';
import { AccessibilitySection } from './AccessibilitySection';
import { ChannelsSection } from './ChannelsSection';
import { change, changeNodes } from './change';
import { DataFieldSection } from './DataFieldSection';
import { DocumentPanel } from './DocumentPanel';
import { FillsSection } from './FillsSection';
import { FlowSection } from './FlowSection';
import { LinesSection } from './LinesSection';
import { isStructure, useTypeName } from './node-names';
import { PositionSection } from './PositionSection';
import { PropertiesSection } from './PropertiesSection';
import { RepeatSection } from './RepeatSection';
import { BandSection, FrameSection, MasterSection } from './StructureSections';
import { strings } from './strings';
import { TableSection } from './TableSection';
import { TextSection } from './TextSection';
import { tableAround } from './table-grid';
import { WordingSection } from './WordingSection';
import './inspector.css';

/** The properties of what is selected; of the document where nothing is. */
export function Inspector() {
  const template = useSettled((state) => state.document?.template);
  const nodeIds = useSettled((state) => state.selection.nodeIds);
  const isWriting = useSettled((state) => state.textEdit !== null);
  if (!template) return null;
  const ids = nodeIds.filter((id) => nodeOf(template, id) !== undefined && id !== template.root);
  const nodes = ids.map((id) => nodeOf(template, id) as TemplateNode);
  const [id] = ids;
  const [node] = nodes;
  return (
    <Panel>
      {id === undefined || !node ? (
        <>
          <DataFieldSection template={template} />
          <DocumentPanel template={template} />
        </>
      ) : ids.length === 1 ? (
        <>
          {!isWriting && <DataFieldSection template={template} />}
          <OneNode key={id} template={template} id={id} node={node} />
        </>
      ) : (
        <ManyNodes ids={ids} nodes={nodes} />
      )}
    </Panel>
  );
}

interface OneNodeProps {
  readonly template: Template;
  readonly id: NodeId;
  readonly node: TemplateNode;
}

function OneNode({ template, id, node }: OneNodeProps) {
  const t = useStrings(strings);
  const ids = [id];
  const nodes = [node];
  const tableId = tableAround(template, id);
  const isFilled = node.type === 'row' || node.type === 'cell';
  const condition = (title: string) => (
    <PanelSection title={title} end={node.when !== undefined && <Pill tone="rule">{t('rule')}</Pill>}>
      <ConditionEditor nodeId={id} isPage={node.type === 'master'} />
    </PanelSection>
  );

  if (isStructure(node.type)) {
    return (
      <>
        <Head id={id} node={node} />
        {node.type === 'frame' && <PositionSection ids={ids} nodes={nodes} />}
        {node.type === 'master' && <MasterSection id={id} node={node} />}
        {node.type === 'band' && <BandSection id={id} node={node} />}
        {node.type === 'frame' && <FrameSection id={id} node={node} />}
        {node.type === 'flow' && <p className="inspector-note muted">{t('flowNote')}</p>}
        {(node.type === 'master' || node.type === 'band') &&
          condition(node.type === 'master' ? t('usedWhen') : t('shownWhen'))}
      </>
    );
  }
  const isNote = node.type === 'footnote';
  const isPart = isFilled || node.type === 'rowGroup' || isNote;
  return (
    <>
      <Head id={id} node={node} />
      <PositionSection ids={ids} nodes={nodes} />
      <TextSection id={id} node={node} />
      <PropertiesSection ids={ids} nodes={nodes} />
      <Lines ids={ids} nodes={nodes} />
      {isFilled && <FillsSection id={id} node={node} />}
      {tableId !== undefined && <TableSection tableId={tableId} ids={ids} />}
      {node.type === 'text' && <WordingSection id={id} node={node} />}
      {isInFlow(node) && !isPart && <FlowSection ids={ids} nodes={nodes} />}
      {condition(t('shownWhen'))}
      {node.type !== 'cell' && !isNote && <RepeatSection id={id} node={node} />}
      {!isPart && <ChannelsSection ids={ids} nodes={nodes} />}
      <AccessibilitySection ids={ids} nodes={nodes} />
    </>
  );
}

/** Whether an element has its place among others, also where it is anchored beside it. */
const isInFlow = ({ box, anchor }: TemplateNode): boolean => box === undefined || anchor !== undefined;

interface ManyNodesProps {
  readonly ids: readonly NodeId[];
  readonly nodes: readonly TemplateNode[];
}

function ManyNodes({ ids, nodes }: ManyNodesProps) {
  const t = useStrings(strings);
  const areBlocks = nodes.every((node) => isInFlow(node) && !isStructure(node.type));
  return (
    <>
      <PanelSection title={t('elements', { count: ids.length })} end={<LockToggle ids={ids} nodes={nodes} />}>
        {null}
      </PanelSection>
      <PositionSection ids={ids} nodes={nodes} />
      <PropertiesSection ids={ids} nodes={nodes} />
      <Lines ids={ids} nodes={nodes} />
      <TableOfParts ids={ids} />
      {areBlocks && <FlowSection ids={ids} nodes={nodes} />}
      {areBlocks && <ChannelsSection ids={ids} nodes={nodes} />}
      <PanelSection title={t('shownWhen')}>
        <p className="inspector-note muted">{t('shownWhenMany')}</p>
      </PanelSection>
      {!nodes.some((node) => isStructure(node.type)) && <AccessibilitySection ids={ids} nodes={nodes} />}
    </>
  );
}

/** Lines by side, of what has them: tables, or rows and cells together. */
function Lines({ ids, nodes }: ManyNodesProps) {
  if (nodes.every(({ type }) => type === 'table'))
    return <LinesSection ids={ids} nodes={nodes} property="border" />;
  return nodes.every(({ type }) => type === 'row' || type === 'cell') ? (
    <LinesSection ids={ids} nodes={nodes} property="rules" />
  ) : null;
}

/** The table whose rows or cells are selected together. */
function TableOfParts({ ids }: { readonly ids: readonly NodeId[] }) {
  const template = useSettled((state) => state.document?.template);
  const tables = new Set(template ? ids.map((id) => tableAround(template, id)) : []);
  const [tableId] = tables;
  return tables.size === 1 && tableId !== undefined && !ids.includes(tableId) ? (
    <TableSection tableId={tableId} ids={ids} />
  ) : null;
}

function Head({ id, node }: Omit<OneNodeProps, 'template'>) {
  const t = useStrings(strings);
  const typeName = useTypeName();
  const type = typeName(node.type);
  return (
    <div className="inspector-head">
      <TextField
        label={t('name')}
        value={node.name ?? ''}
        placeholder={type}
        maxLength={200}
        onCommit={(text) => {
          const name = text.trim();
          change('rename', [{ kind: 'set', id, path: ['name'], ...(name === '' ? {} : { value: name }) }]);
        }}
      />
      <Pill>{type}</Pill>
      {!isStructure(node.type) && <LockToggle ids={[id]} nodes={[node]} />}
    </div>
  );
}

function LockToggle({ ids, nodes }: ManyNodesProps) {
  const t = useStrings(strings);
  const isLocked = nodes.every((node) => node.locked === true);
  return (
    <ToggleButton
      icon={isLocked ? Lock : LockOpen}
      size="small"
      label={isLocked ? t('locked') : t('lock')}
      isSelected={isLocked}
      onChange={(next) => changeNodes('properties', ids, ['locked'], next ? true : undefined)}
    />
  );
}
