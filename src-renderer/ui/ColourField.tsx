import { ChevronDown, Slash } from 'lucide-react';
import { useRef } from 'react';
import {
  Button,
  ColorArea,
  ColorSlider,
  ColorThumb,
  Dialog,
  DialogTrigger,
  ListBox,
  ListBoxItem,
  Popover,
  parseColor,
  SliderTrack,
} from 'react-aria-components';
import { HEX_COLOUR_PATTERN } from '../../shared/geometry';
import { useStrings } from '../i18n';
import { strings } from './strings';
import { type FieldLook, TextField } from './TextField';
import './colour-field.css';

interface ColourFieldProps extends FieldLook {
  /** The name of a colour or `#rrggbb`; null where there is none. */
  readonly value: string | null;
  /** Null only where `isOptional`. */
  readonly onChange: (value: string | null) => void;
  /** Colours that have a name, `#rrggbb` by name. */
  readonly colours: { readonly [name: string]: string };
  readonly isOptional?: boolean;
  /** What holds where there is none, in words; `None` where absent. */
  readonly absent?: string;
  /** Once a colour was chosen and the choice has given the focus back. */
  readonly onDone?: () => void;
}

const FALLBACK = '#000000';
const NONE = ' none';

/** A colour: the template's named colours first, any other as hex or by eye. */
export function ColourField(props: ColourFieldProps) {
  const { label, value, onChange, colours, isOptional = false, isDisabled = false } = props;
  const t = useStrings(strings);
  const hex = value === null ? null : (colours[value] ?? (HEX_COLOUR_PATTERN.test(value) ? value : null));
  const absent = props.absent ?? t('noColour');
  const shown = value ?? absent;
  const isChosen = useRef(false);
  const choose = (next: string | null) => {
    isChosen.current = true;
    onChange(next);
  };
  const done = () => {
    if (isChosen.current) props.onDone?.();
    isChosen.current = false;
  };

  return (
    <div className="ui-colour-field">
      <DialogTrigger>
        <Button
          className="ui-select-button"
          aria-label={t('colourValue', { label, value: shown })}
          isDisabled={isDisabled}
          onFocus={done}
        >
          <Swatch hex={hex} />
          <span className="ui-select-value">{shown}</span>
          <ChevronDown size={12} strokeWidth={2} aria-hidden />
        </Button>
        <Popover className="ui-popover ui-colour-popover" offset={4}>
          <Dialog aria-label={label}>
            {({ close }) => (
              <>
                <ListBox
                  aria-label={t('namedColours')}
                  className="ui-list ui-colour-names"
                  selectionMode="single"
                  // Escape leaves; it does not take the choice back.
                  disallowEmptySelection
                  selectedKeys={[value ?? NONE]}
                  onSelectionChange={(keys) => {
                    const [key] = keys === 'all' ? [] : [...keys];
                    if (key !== undefined) choose(key === NONE ? null : String(key));
                    close();
                  }}
                >
                  {isOptional ? (
                    <ListBoxItem id={NONE} className="ui-list-item" textValue={absent}>
                      <Swatch hex={null} />
                      {absent}
                    </ListBoxItem>
                  ) : null}
                  {Object.entries(colours).map(([name, colour]) => (
                    <ListBoxItem key={name} id={name} className="ui-list-item" textValue={name}>
                      <Swatch hex={colour} />
                      {name}
                      <span className="ui-list-detail mono">{colour}</span>
                    </ListBoxItem>
                  ))}
                </ListBox>
                <FreeColour hex={hex ?? FALLBACK} onChange={choose} />
              </>
            )}
          </Dialog>
        </Popover>
      </DialogTrigger>
    </div>
  );
}

/** A small square of a colour; crossed out where there is none. */
export function Swatch({ hex }: { readonly hex: string | null }) {
  return (
    <span className="ui-swatch" style={hex === null ? {} : { background: hex }} aria-hidden>
      {hex === null ? <Slash size={12} strokeWidth={1.5} /> : null}
    </span>
  );
}

function FreeColour({ hex, onChange }: { readonly hex: string; readonly onChange: (hex: string) => void }) {
  const t = useStrings(strings);
  const colour = parseColor(hex).toFormat('hsb');
  const take = (next: typeof colour) => onChange(next.toString('hex').toLowerCase());
  return (
    <div className="ui-colour-free">
      <ColorArea
        className="ui-colour-area"
        aria-label={t('saturation')}
        value={colour}
        colorSpace="hsb"
        xChannel="saturation"
        yChannel="brightness"
        onChangeEnd={(next) => take(next)}
        onChange={() => {}}
      >
        <ColorThumb className="ui-colour-thumb" />
      </ColorArea>
      <ColorSlider
        aria-label={t('hue')}
        channel="hue"
        colorSpace="hsb"
        value={colour}
        onChangeEnd={(next) => take(next)}
      >
        <SliderTrack className="ui-colour-track">
          <ColorThumb className="ui-colour-thumb" />
        </SliderTrack>
      </ColorSlider>
      <TextField
        label={t('hex')}
        isMono
        value={hex}
        onCommit={(text) => {
          const typed = text.trim().toLowerCase();
          const full = typed.startsWith('#') ? typed : `#${typed}`;
          if (HEX_COLOUR_PATTERN.test(full)) onChange(full);
        }}
      />
    </div>
  );
}
