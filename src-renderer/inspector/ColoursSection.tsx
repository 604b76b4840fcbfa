import { Droplet, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { elementTypes } from '../../shared/engine';
import type { Template } from '../../shared/model';
import { useStrings } from '../i18n';
import { ColourField, FieldRow, IconButton, PanelSection, TextField, ToggleButton } from '../ui';
import { change, changeTemplate } from './change';
import { InkFields } from './InkFields';
import { strings } from './strings';
import { styleStrings } from './style-strings';
import { countColourUse, freeKey, renameColour } from './style-usage';

const fieldsOf = (type: string) => elementTypes.get(type)?.inspector ?? [];

/** The template's named colours; changing one repaints everything that names it. */
export function ColoursSection({ template }: { readonly template: Template }) {
  const t = useStrings(strings);
  const [isAdding, setAdding] = useState(false);
  const [opened, setOpened] = useState<string | null>(null);
  const { colours } = template.styles;

  const rename = (name: string, text: string): void => {
    const key = freeKey(
      text,
      Object.keys(colours).filter((other) => other !== name),
    );
    if (text.trim() === '' || key === name) return;
    if (change('rename', renameColour(template, name, key, fieldsOf))) setOpened(key);
  };

  return (
    <PanelSection
      title={t('colours')}
      end={<IconButton icon={Plus} size="small" label={t('addColour')} onPress={() => setAdding(true)} />}
    >
      {Object.entries(colours).map(([name, hex]) => (
        <ColourEntry
          key={name}
          name={name}
          hex={hex}
          template={template}
          isOpened={opened === name}
          onOpen={(isOpened) => setOpened(isOpened ? name : null)}
          onRename={(text) => rename(name, text)}
        />
      ))}
      {isAdding && (
        <div className="inspector-colour-new">
          <TextField
            label={t('colourName')}
            value=""
            placeholder={t('colourName')}
            maxLength={48}
            autoFocus
            onCommit={(text) => {
              if (text.trim() !== '') {
                const key = freeKey(text, Object.keys(colours));
                change('style', [
                  { kind: 'setTemplate', path: ['styles', 'colours', key], value: '#2f4bb3' },
                ]);
              }
              setAdding(false);
            }}
          />
        </div>
      )}
    </PanelSection>
  );
}

interface ColourEntryProps {
  readonly name: string;
  readonly hex: string;
  readonly template: Template;
  /** Its name and ink can be changed. */
  readonly isOpened: boolean;
  readonly onOpen: (isOpened: boolean) => void;
  readonly onRename: (text: string) => void;
}

function ColourEntry({ name, hex, template, isOpened, onOpen, onRename }: ColourEntryProps) {
  const t = useStrings(strings);
  const own = useStrings(styleStrings);
  const uses = countColourUse(template, name, fieldsOf);
  const ink = template.styles.inks?.[name];
  return (
    <>
      <div className="inspector-colour">
        <span className="inspector-colour-name" title={name}>
          {name}
          {ink && <span className="inspector-colour-ink">{ink.spot ?? 'CMYK'}</span>}
        </span>
        <ColourField
          label={name}
          value={hex}
          colours={{}}
          onChange={(next) => {
            if (next !== null) changeTemplate('style', ['styles', 'colours', name], next);
          }}
        />
        <span className="muted numeric" title={uses > 0 ? t('styleInUse', { count: uses }) : t('unused')}>
          {uses}
        </span>
        <ToggleButton
          icon={Droplet}
          size="small"
          label={own('colourDetails', { name })}
          isSelected={isOpened}
          onChange={onOpen}
        />
        <IconButton
          icon={Trash2}
          size="small"
          label={t('removeColour', { name })}
          isDisabled={uses > 0}
          onPress={() =>
            change('style', [
              { kind: 'setTemplate', path: ['styles', 'colours', name] },
              ...(ink ? [{ kind: 'setTemplate' as const, path: ['styles', 'inks', name] }] : []),
            ])
          }
        />
      </div>
      {isOpened && (
        <div className="inspector-ink">
          <FieldRow label={t('name')}>
            <TextField label={t('colourName')} value={name} maxLength={48} onCommit={onRename} />
          </FieldRow>
          <InkFields name={name} hex={hex} ink={ink} />
        </div>
      )}
    </>
  );
}
