import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { elementTypes } from '../../shared/engine';
import type { Template } from '../../shared/model';
import { useStrings } from '../i18n';
import { ColourField, IconButton, PanelSection, TextField } from '../ui';
import { change, changeTemplate } from './change';
import { strings } from './strings';
import { countColourUse, freeKey } from './style-usage';

const fieldsOf = (type: string) => elementTypes.get(type)?.inspector ?? [];

/** The template's named colours; changing one repaints everything that names it. */
export function ColoursSection({ template }: { readonly template: Template }) {
  const t = useStrings(strings);
  const [isAdding, setAdding] = useState(false);
  const { colours } = template.styles;

  return (
    <PanelSection
      title={t('colours')}
      end={<IconButton icon={Plus} size="small" label={t('addColour')} onPress={() => setAdding(true)} />}
    >
      {Object.entries(colours).map(([name, hex]) => {
        const uses = countColourUse(template, name, fieldsOf);
        return (
          <div className="inspector-colour" key={name}>
            <span className="inspector-colour-name" title={name}>
              {name}
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
            <IconButton
              icon={Trash2}
              size="small"
              label={t('removeColour', { name })}
              isDisabled={uses > 0}
              onPress={() => changeTemplate('style', ['styles', 'colours', name], undefined)}
            />
          </div>
        );
      })}
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
