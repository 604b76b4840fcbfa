import {
  AlignCenter,
  AlignJustify,
  AlignLeft,
  AlignRight,
  Bold,
  Italic,
  Strikethrough,
  Underline,
} from 'lucide-react';
import { defaultLanguage, type Marks, type NodeId, type TemplateNode } from '../../shared/model';
import { useStrings } from '../i18n';
import { startTextEdit, type TextEdit, updateTextEdit, useSettled } from '../state';
import { Chip, FieldRow, type Icon, NumberField, PanelSection, Select, ToggleButton } from '../ui';
import { change } from './change';
import { ColourControl } from './FieldControl';
import { FieldSection } from './FieldSection';
import { languageName } from './language-names';
import { type Merged, sameValue } from './merged-value';
import { strings } from './strings';
import { TextStyleSelect } from './TextStyleSelect';
import {
  fieldsOf,
  markOf,
  markWith,
  paragraphsOf,
  paragraphValue,
  selectedField,
  setMark,
  setParagraphValue,
  type TextStretch,
  wholeText,
} from './text-edits';

interface TextSectionProps {
  readonly id: NodeId;
  readonly node: TemplateNode;
}

const MARKS: readonly { readonly key: 'bold' | 'italic' | 'underline' | 'strike'; readonly icon: Icon }[] = [
  { key: 'bold', icon: Bold },
  { key: 'italic', icon: Italic },
  { key: 'underline', icon: Underline },
  { key: 'strike', icon: Strikethrough },
];

const SHORTCUTS: { readonly [key: string]: string } = { bold: 'Mod+B', italic: 'Mod+I', underline: 'Mod+U' };

/** Paragraphs and letters of a text: of the selection while it is edited, else of all of it. */
export function TextSection({ id, node }: TextSectionProps) {
  const t = useStrings(strings);
  const template = useSettled((state) => state.document?.template);
  const edit = useSettled((state) => state.textEdit);
  const textEdit = edit?.nodeId === id ? edit : null;
  const shown = useSettled((state) => state.composition?.language ?? null);
  if (!template) return null;
  const fallback = defaultLanguage(template);
  const text = paragraphsOf(node, textEdit?.language ?? shown ?? fallback, fallback);
  if (!text) return null;
  const stretch = stretchOf(id, text, textEdit);
  const chip = textEdit ? selectedField(stretch) : undefined;

  return (
    <>
      {chip && <FieldSection stretch={stretch} place={chip} />}
      <PanelSection
        title={t('textLetters')}
        end={
          template.languages.length > 1 ? t('textLanguage', { language: languageName(text.language) }) : null
        }
      >
        <FieldRow label={t('paragraphStyle')}>
          <ParagraphStyle stretch={stretch} />
        </FieldRow>
        <FieldRow label={t('align')}>
          <Alignment stretch={stretch} />
        </FieldRow>
        <FieldRow label={t('marks')}>
          <div className="inspector-marks">
            {MARKS.map(({ key, icon }) => (
              <MarkToggle key={key} mark={key} icon={icon} stretch={stretch} textEdit={textEdit} />
            ))}
          </div>
          <FontSize stretch={stretch} textEdit={textEdit} />
        </FieldRow>
        <FieldRow label={t('colour')}>
          <TextColour stretch={stretch} textEdit={textEdit} />
        </FieldRow>
        {!chip && <FieldList stretch={stretch} />}
      </PanelSection>
    </>
  );
}

function stretchOf(
  id: NodeId,
  text: { readonly language: string; readonly paragraphs: TextStretch['paragraphs'] },
  edit: TextEdit | null,
): TextStretch {
  const whole = wholeText(id, text.language, text.paragraphs);
  if (!edit || edit.language !== text.language) return whole;
  const from = Math.min(edit.anchor, edit.head, whole.to);
  const to = Math.min(Math.max(edit.anchor, edit.head), whole.to);
  return { ...whole, from, to };
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
    />
  );
}

const ALIGNMENTS = [
  { id: 'start', label: 'alignStart', icon: AlignLeft },
  { id: 'center', label: 'alignCenter', icon: AlignCenter },
  { id: 'end', label: 'alignEnd', icon: AlignRight },
  { id: 'justify', label: 'alignJustify', icon: AlignJustify },
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
        { id: AS_STYLE, label: t('alignStyle') },
        ...ALIGNMENTS.map(({ id, label, icon }) => ({ id, label: t(label), icon })),
      ]}
      onChange={(next) => {
        const align = ALIGNMENTS.find(({ id }) => id === next)?.id;
        change('format', setParagraphValue(stretch, 'align', align));
      }}
    />
  );
}

interface MarkProps {
  readonly stretch: TextStretch;
  readonly textEdit: TextEdit | null;
}

/** The mark over the stretch; at a caret what the next character gets. */
function currentMark<K extends keyof Marks>(
  { stretch, textEdit }: MarkProps,
  key: K,
): Merged<NonNullable<Marks[K]>> {
  const pending = stretch.from === stretch.to ? textEdit?.pendingMarks : null;
  return pending
    ? { kind: 'same', value: pending[key] as NonNullable<Marks[K]> | undefined }
    : markOf(stretch, key);
}

/** Sets a mark over the stretch, or for what is typed next at a caret. */
function applyMark<K extends keyof Marks>({ stretch, textEdit }: MarkProps, key: K, value: Marks[K]): void {
  if (stretch.from < stretch.to) {
    change('format', setMark(stretch, key, value), `${stretch.nodeId} ${key}`);
    return;
  }
  if (!textEdit) return;
  const known: Marks = {
    ...(['bold', 'italic', 'underline', 'strike', 'colour', 'size'] as const).reduce<Marks>(
      (marks, mark) => markWith(marks, mark, sameValue(markOf(stretch, mark))),
      {},
    ),
    ...textEdit.pendingMarks,
  };
  updateTextEdit({ pendingMarks: markWith(known, key, value) });
}

interface MarkToggleProps extends MarkProps {
  readonly mark: (typeof MARKS)[number]['key'];
  readonly icon: Icon;
}

function MarkToggle({ mark, icon, ...props }: MarkToggleProps) {
  const t = useStrings(strings);
  const current = currentMark(props, mark);
  return (
    <ToggleButton
      icon={icon}
      size="small"
      label={t(mark)}
      {...(SHORTCUTS[mark] === undefined ? {} : { shortcut: SHORTCUTS[mark] })}
      isSelected={sameValue(current) === true}
      onChange={(isSelected) => applyMark(props, mark, isSelected ? true : undefined)}
    />
  );
}

function FontSize(props: MarkProps) {
  const t = useStrings(strings);
  const merged = currentMark(props, 'size');
  return (
    <NumberField
      label={t('fontSize')}
      value={sameValue(merged) ?? null}
      min={1}
      max={400}
      isOptional
      suffix="pt"
      placeholder={merged.kind === 'mixed' ? t('mixed') : t('fontSize')}
      onChange={(next) => applyMark(props, 'size', next ?? undefined)}
    />
  );
}

function TextColour(props: MarkProps) {
  const t = useStrings(strings);
  const merged = currentMark(props, 'colour');
  return (
    <ColourControl
      label={t('colour')}
      value={sameValue(merged) ?? null}
      isMixed={merged.kind === 'mixed'}
      isOptional
      onChange={(next) => applyMark(props, 'colour', next ?? undefined)}
    />
  );
}

/** The chips of the text; choosing one selects it on the canvas, where its value and format are edited. */
function FieldList({ stretch }: { readonly stretch: TextStretch }) {
  const t = useStrings(strings);
  const recordPath = useSettled((state) => state.selection.recordPath);
  const places = fieldsOf(stretch.paragraphs);
  if (places.length === 0) return null;
  return (
    <FieldRow label={t('fields')} isTop>
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
              <Chip kind="field">{inline.value}</Chip>
            </button>
          </li>
        ))}
      </ul>
    </FieldRow>
  );
}
