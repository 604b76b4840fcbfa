import {
  AlignCenter,
  AlignHorizontalDistributeCenter,
  AlignJustify,
  AlignLeft,
  AlignRight,
  Hash,
  Link2,
  Sigma,
  Superscript,
} from 'lucide-react';
import { defaultLanguage, type NodeId, nodeOf, type TemplateNode } from '../../shared/model';
import { useStrings } from '../i18n';
import { startTextEdit, useSettled } from '../state';
import { focusTextSoon } from '../text-editing';
import { Chip, FieldRow, type Icon, PanelSection, Select } from '../ui';
import { change } from './change';
import { InsertMenu } from './InsertMenu';
import { LinkRow } from './LinkRow';
import { ListRow } from './ListRow';
import { languageName } from './language-names';
import { ClearMarks, MarkNumber, MarkToggles, TextColour } from './MarkRows';
import { MoreMarks } from './MoreMarks';
import { sameValue } from './merged-value';
import { useNodeNames } from './node-names';
import { strings } from './strings';
import { TextStyleSelect } from './TextStyleSelect';
import {
  paragraphsOf,
  paragraphValue,
  selectedUnit,
  setParagraphValue,
  type TextStretch,
  type Unit,
  unitsOf,
} from './text-edits';
import { stretchOf } from './text-marks';
import { textStrings } from './text-strings';
import { UnitSection } from './UnitSection';

interface TextSectionProps {
  readonly id: NodeId;
  readonly node: TemplateNode;
}

/** Paragraphs and letters of a text: of the selection while it is edited, else of all of it. */
export function TextSection({ id, node }: TextSectionProps) {
  const t = useStrings(strings);
  const own = useStrings(textStrings);
  const template = useSettled((state) => state.document?.template);
  const edit = useSettled((state) => state.textEdit);
  const textEdit = edit?.nodeId === id ? edit : null;
  const shown = useSettled((state) => state.composition?.language ?? null);
  if (!template) return null;
  const fallback = defaultLanguage(template);
  const text = paragraphsOf(node, textEdit?.language ?? shown ?? fallback, fallback);
  if (!text) return null;
  const stretch = stretchOf(id, text, textEdit);
  const chip = textEdit ? selectedUnit(stretch) : undefined;
  const marked = { stretch, textEdit };

  return (
    <>
      {chip && <UnitSection key={chip.position} stretch={stretch} place={chip} template={template} />}
      <PanelSection
        title={t('textLetters')}
        end={
          <>
            {template.languages.length > 1 && t('textLanguage', { language: languageName(text.language) })}
            <ClearMarks {...marked} />
          </>
        }
      >
        <FieldRow label={t('paragraphStyle')}>
          <ParagraphStyle stretch={stretch} />
        </FieldRow>
        <FieldRow label={t('align')}>
          <Alignment stretch={stretch} />
        </FieldRow>
        <ListRow stretch={stretch} template={template} />
        <FieldRow label={t('marks')}>
          <MarkToggles {...marked} />
        </FieldRow>
        <FieldRow label={own('sizeAndTracking')}>
          <div className="inspector-pair">
            <MarkNumber {...marked} mark="size" label={t('fontSize')} limits={{ min: 1, max: 400 }} />
            <MarkNumber
              {...marked}
              mark="letterSpacing"
              label={own('tracking')}
              prefix="↔"
              limits={{ min: -20, max: 100 }}
              step={0.1}
            />
          </div>
        </FieldRow>
        <FieldRow label={t('colour')}>
          <TextColour {...marked} />
        </FieldRow>
        <LinkRow {...marked} template={template} />
        <MoreMarks {...marked} isVertical={node.props.writing === 'vertical'} />
        <InsertMenu nodeId={id} template={template} isEditing={textEdit !== null} />
        {!chip && <UnitList stretch={stretch} />}
      </PanelSection>
    </>
  );
}

function ParagraphStyle({ stretch }: { readonly stretch: TextStretch }) {
  const t = useStrings(strings);
  const merged = paragraphValue(stretch, 'style');
  return (
    <TextStyleSelect
      label={t('paragraphStyle')}
      value={sameValue(merged) ?? null}
      isMixed={merged.kind === 'mixed'}
      absent={t('ownStyle')}
      onChange={(name) => change('format', setParagraphValue(stretch, 'style', name ?? undefined))}
      onDone={focusTextSoon}
    />
  );
}

const ALIGNMENTS = [
  { id: 'start', label: 'alignStart', icon: AlignLeft },
  { id: 'center', label: 'alignCenter', icon: AlignCenter },
  { id: 'end', label: 'alignEnd', icon: AlignRight },
  { id: 'justify', label: 'alignJustify', icon: AlignJustify },
  { id: 'distribute', label: 'alignDistribute', icon: AlignHorizontalDistributeCenter },
] as const;

const AS_STYLE = ' ';

function Alignment({ stretch }: { readonly stretch: TextStretch }) {
  const t = useStrings(strings);
  const merged = paragraphValue(stretch, 'align');
  return (
    <Select
      label={t('align')}
      value={merged.kind === 'mixed' ? null : (merged.value ?? AS_STYLE)}
      placeholder={t('mixed')}
      options={[
        { id: AS_STYLE, label: t('asStyle') },
        ...ALIGNMENTS.map(({ id, label, icon }) => ({ id, label: t(label), icon })),
      ]}
      onChange={(next) => {
        const align = ALIGNMENTS.find(({ id }) => id === next)?.id;
        change('format', setParagraphValue(stretch, 'align', align));
      }}
      onDone={focusTextSoon}
    />
  );
}

/** The chips of the text; choosing one selects it on the canvas, where what it says is edited. */
function UnitList({ stretch }: { readonly stretch: TextStretch }) {
  const t = useStrings(textStrings);
  const recordPath = useSettled((state) => state.selection.recordPath);
  const places = unitsOf(stretch.paragraphs);
  if (places.length === 0) return null;
  return (
    <FieldRow label={t('unitsOfText')} isTop>
      <ul className="inspector-fields">
        {places.map(({ inline, position }) => (
          <li key={position}>
            <button
              type="button"
              className="inspector-field"
              onClick={() =>
                startTextEdit({
                  nodeId: stretch.nodeId,
                  recordPath,
                  language: stretch.language,
                  anchor: position,
                  head: position + 1,
                })
              }
            >
              <UnitChip inline={inline} />
            </button>
          </li>
        ))}
      </ul>
    </FieldRow>
  );
}

const UNIT_ICONS: { readonly [K in Exclude<Unit['kind'], 'field'>]: Icon } = {
  page: Hash,
  reference: Link2,
  sum: Sigma,
  footnote: Superscript,
};

const PAGE_NAMES = {
  number: 'pageNumber',
  count: 'pageCount',
  sectionNumber: 'sectionNumber',
  sectionCount: 'sectionCount',
} as const;

function UnitChip({ inline }: { readonly inline: Unit }) {
  const t = useStrings(textStrings);
  const names = useNodeNames();
  const template = useSettled((state) => state.document?.template);
  if (inline.kind === 'field') return <Chip kind="field">{inline.value}</Chip>;
  const Sign = UNIT_ICONS[inline.kind];
  const isThere = 'node' in inline && template !== undefined && nodeOf(template, inline.node) !== undefined;
  const words =
    inline.kind === 'page'
      ? t(PAGE_NAMES[inline.show])
      : inline.kind === 'sum'
        ? inline.value
        : inline.kind === 'footnote'
          ? t('note')
          : isThere
            ? names(inline.node)
            : `▲ ${t('noElement')}`;
  return (
    <Chip kind="field">
      <Sign size={11} strokeWidth={2} aria-hidden /> {words}
    </Chip>
  );
}
