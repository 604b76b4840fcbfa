import { Plus, Trash2, Type } from 'lucide-react';
import { useState } from 'react';
import { elementTypes } from '../../shared/engine';
import {
  BASE_STYLE,
  defaultLanguage,
  resolveColour,
  resolveTextStyle,
  type Template,
} from '../../shared/model';
import { paintResources } from '../engine';
import { showFonts } from '../fonts';
import { useStrings } from '../i18n';
import { useStudio } from '../state';
import { IconButton, PanelSection } from '../ui';
import { change, changeTemplate } from './change';
import { nearestFace } from './font-choices';
import { StyleEntry } from './StyleEntry';
import { StyleFields } from './StyleFields';
import { strings } from './strings';
import { countStyleUse, freeKey } from './style-usage';

const fieldsOf = (type: string) => elementTypes.get(type)?.inspector ?? [];

/** The template's text styles, each shown as it looks; a change repaints everything that uses it. */
export function StylesSection({ template }: { readonly template: Template }) {
  const t = useStrings(strings);
  const names = Object.keys(template.styles.text);
  const [opened, setOpened] = useState<string | null>(null);

  const add = () => {
    const label = t('newStyleName');
    const key = freeKey(label, names);
    const value = { label, basedOn: BASE_STYLE };
    if (change('style', [{ kind: 'setTemplate', path: ['styles', 'text', key], value }])) setOpened(key);
  };

  return (
    <PanelSection
      title={t('textStyles')}
      end={
        <>
          <IconButton icon={Type} size="small" label={t('fonts')} onPress={showFonts} />
          <IconButton icon={Plus} size="small" label={t('addStyle')} onPress={add} />
        </>
      }
    >
      {names.map((name) => (
        <TextStyleEntry
          key={name}
          name={name}
          template={template}
          isExpanded={opened === name}
          onExpand={(isExpanded) => setOpened(isExpanded ? name : null)}
        />
      ))}
    </PanelSection>
  );
}

interface TextStyleEntryProps {
  readonly name: string;
  readonly template: Template;
  readonly isExpanded: boolean;
  readonly onExpand: (isExpanded: boolean) => void;
}

function TextStyleEntry({ name, template, isExpanded, onExpand }: TextStyleEntryProps) {
  const t = useStrings(strings);
  const style = template.styles.text[name];
  if (!style) return null;
  const uses = countStyleUse(template, name, fieldsOf);
  const label = style.label ?? name;
  return (
    <StyleEntry
      label={label}
      sample={<StylePreview template={template} name={name} />}
      uses={uses}
      removal={
        <IconButton
          icon={Trash2}
          size="small"
          label={t('removeStyle', { name: label })}
          isDisabled={uses > 0 || name === BASE_STYLE}
          onPress={() => changeTemplate('style', ['styles', 'text', name], undefined)}
        />
      }
      isExpanded={isExpanded}
      onExpand={onExpand}
    >
      {() => <StyleFields name={name} style={style} template={template} />}
    </StyleEntry>
  );
}

/** A few letters in the style itself, in the template's own fonts. */
function StylePreview({ template, name }: { readonly template: Template; readonly name: string }) {
  const fonts = useStudio((state) => state.info?.fonts) ?? [];
  const { style } = resolveTextStyle(template.styles, name);
  const face = nearestFace(fonts, style);
  const family = face && paintResources.familyOf(face.hash);
  return (
    <span
      className="inspector-style-preview"
      aria-hidden
      style={{
        ...(family === undefined ? {} : { fontFamily: `'${family}', var(--font-ui)` }),
        // A face is registered under a name of its own, so its weight and slant are already in it.
        fontWeight: family === undefined ? style.weight : 'normal',
        fontStyle: family === undefined && style.italic ? 'italic' : 'normal',
        fontSize: Math.min(20, Math.max(10, style.size)),
        textDecoration: style.underline ? 'underline' : 'none',
      }}
    >
      <span
        className="inspector-style-ink"
        style={{ background: resolveColour(template.styles, style.colour) ?? 'none' }}
      />
      {defaultLanguage(template).startsWith('ja') ? '永あア漢字かな 12,345' : 'Quick brown fox 12,345'}
    </span>
  );
}
