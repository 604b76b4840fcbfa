import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Json } from '../../shared/base';
import { type AttachmentSpec, defaultLanguage, type Template } from '../../shared/model';
import { BOOLEAN, formatLanguage, STRING, TypeEnvironment } from '../../shared/rules';
import { useStrings } from '../i18n';
import { FieldRow, IconButton, PanelSection, SegmentedControl, Select, TextField } from '../ui';
import { AssetControl } from './AssetControl';
import { changeTemplate } from './change';
import { ScopedExpression } from './ExpressionField';
import { FoldedEntry } from './FoldedEntry';
import { layoutStrings } from './layout-strings';

const MOST = 32;
const MEDIA_TYPE = /^[a-z]+\/[A-Za-z0-9.+-]+$/;

const RELATIONS = [
  { id: 'Data', key: 'relationData' },
  { id: 'Source', key: 'relationSource' },
  { id: 'Alternative', key: 'relationAlternative' },
  { id: 'Supplement', key: 'relationSupplement' },
  { id: 'Unspecified', key: 'relationUnspecified' },
] as const;

/** The files that go along inside the PDF of every document. */
export function AttachmentsSection({ template }: { readonly template: Template }) {
  const t = useStrings(layoutStrings);
  const attachments = template.attachments ?? [];
  const [opened, setOpened] = useState<number | null>(null);
  const put = (next: readonly AttachmentSpec[], key: string) =>
    changeTemplate(
      'properties',
      ['attachments'],
      next.length > 0 ? (next as unknown as Json) : undefined,
      key,
    );
  const add = () => {
    const file: AttachmentSpec = {
      name: t('newAttachment'),
      mediaType: 'text/xml',
      relationship: 'Data',
      content: { value: '"<data/>"' },
    };
    if (put([...attachments, file], 'add')) setOpened(attachments.length);
  };
  return (
    <PanelSection
      title={t('attachments')}
      end={
        <IconButton
          icon={Plus}
          size="small"
          label={t('addAttachment')}
          isDisabled={attachments.length >= MOST}
          onPress={add}
        />
      }
    >
      {attachments.length === 0 && <p className="inspector-note muted">{t('attachmentsNone')}</p>}
      {attachments.map((file, at) => (
        <AttachmentEntry
          // biome-ignore lint/suspicious/noArrayIndexKey: a file is its place.
          key={at}
          file={file}
          template={template}
          isExpanded={opened === at}
          onExpand={(isExpanded) => setOpened(isExpanded ? at : null)}
          onChange={(next, key) => put(attachments.with(at, next), `${at} ${key}`)}
          onRemove={() => {
            put(attachments.toSpliced(at, 1), 'remove');
            setOpened(null);
          }}
        />
      ))}
    </PanelSection>
  );
}

interface AttachmentEntryProps extends AttachmentFieldsProps {
  readonly isExpanded: boolean;
  readonly onExpand: (isExpanded: boolean) => void;
  readonly onRemove: () => void;
}

/** A file among others: its name; unfolded what it holds and who gets it. */
function AttachmentEntry({ isExpanded, onExpand, onRemove, ...fields }: AttachmentEntryProps) {
  const t = useStrings(layoutStrings);
  const { name, mediaType } = fields.file;
  return (
    <FoldedEntry
      isExpanded={isExpanded}
      onExpand={onExpand}
      head={
        <>
          <span className="inspector-list-name">{name}</span>
          <span className="muted">{mediaType}</span>
        </>
      }
      foot={
        <>
          <span />
          <IconButton icon={Trash2} size="small" label={t('removeAttachment', { name })} onPress={onRemove} />
        </>
      }
    >
      {() => <AttachmentFields {...fields} />}
    </FoldedEntry>
  );
}

interface AttachmentFieldsProps {
  readonly file: AttachmentSpec;
  readonly template: Template;
  /** `key` names the property that changes. */
  readonly onChange: (file: AttachmentSpec, key: string) => void;
}

function AttachmentFields({ file, template, onChange }: AttachmentFieldsProps) {
  const t = useStrings(layoutStrings);
  /** A kind of content that was chosen and names nothing yet. */
  const [begun, setBegun] = useState<'asset' | 'value' | null>(null);
  const environment = TypeEnvironment.of(template.data, formatLanguage(defaultLanguage(template)));
  const { content } = file;
  const kind = begun ?? ('asset' in content ? 'asset' : 'value');
  const setContent = (next: AttachmentSpec['content']) => {
    setBegun(null);
    onChange({ ...file, content: next }, 'content');
  };
  const optional = (key: 'description' | 'when', value: string): void => {
    const { [key]: _before, ...rest } = file;
    onChange(value === '' ? rest : { ...rest, [key]: value }, key);
  };

  return (
    <>
      <FieldRow label={t('fileName')}>
        <TextField
          label={t('fileName')}
          value={file.name}
          maxLength={255}
          onCommit={(text) => text.trim() !== '' && onChange({ ...file, name: text.trim() }, 'name')}
        />
      </FieldRow>
      <FieldRow label={t('mediaType')}>
        <TextField
          label={t('mediaType')}
          value={file.mediaType}
          maxLength={120}
          isMono
          onCommit={(text) =>
            MEDIA_TYPE.test(text.trim()) && onChange({ ...file, mediaType: text.trim() }, 'mediaType')
          }
        />
      </FieldRow>
      <FieldRow label={t('relationship')}>
        <Select<AttachmentSpec['relationship']>
          label={t('relationship')}
          value={file.relationship}
          options={RELATIONS.map(({ id, key }) => ({ id, label: t(key) }))}
          onChange={(relationship) => onChange({ ...file, relationship }, 'relationship')}
        />
      </FieldRow>
      <FieldRow label={t('description')}>
        <TextField
          label={t('description')}
          value={file.description ?? ''}
          maxLength={500}
          onCommit={(text) => optional('description', text.trim())}
        />
      </FieldRow>
      <FieldRow label={t('content')} isTop>
        <div className="inspector-stack">
          <SegmentedControl<'asset' | 'value'>
            label={t('content')}
            value={kind}
            segments={[
              { id: 'value', label: t('contentValue') },
              { id: 'asset', label: t('contentAsset') },
            ]}
            onChange={setBegun}
          />
          {kind === 'asset' ? (
            <AssetControl
              label={t('contentAsset')}
              value={'asset' in content ? content.asset : null}
              onChange={(asset) => asset !== null && setContent({ asset })}
            />
          ) : (
            <ScopedExpression
              label={t('contentValue')}
              environment={environment}
              expected={STRING}
              value={'value' in content ? content.value : ''}
              onChange={(value) => value !== '' && setContent({ value })}
            />
          )}
        </div>
      </FieldRow>
      <FieldRow label={t('attachedWhen')} isTop>
        <ScopedExpression
          label={t('attachedWhen')}
          environment={environment}
          expected={BOOLEAN}
          value={file.when ?? ''}
          placeholder={t('attachedAlways')}
          onChange={(when) => optional('when', when)}
        />
      </FieldRow>
    </>
  );
}
