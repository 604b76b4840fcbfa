import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useStrings } from '../i18n';
import { useOpenReviews } from '../review';
import { MODES, modesOf, type StudioMode, setMode, useStudio } from '../state';
import { Tooltip } from '../ui';
import { MODE_NAMES } from './mode-names';
import { strings } from './strings';

/** The modes of the person at the desk. */
export function ModeSwitch() {
  const t = useStrings(strings);
  const mode = useStudio((state) => state.mode);
  const person = useStudio((state) => state.person);
  const openReviews = useOpenReviews() ?? 0;
  return (
    <ToggleButtonGroup
      aria-label={t('modes')}
      className="app-modes"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[mode]}
      onSelectionChange={(keys) => {
        const [chosen] = keys;
        if (chosen !== undefined) setMode(chosen as StudioMode);
      }}
    >
      {modesOf({ person }).map((id) => {
        const name = t(MODE_NAMES[id]);
        const isCounted = id === 'review' && openReviews > 0;
        return (
          <Tooltip key={id} text={name} shortcut={`Alt+${MODES.indexOf(id) + 1}`}>
            <ToggleButton id={id} className="app-mode">
              {name}
              {isCounted && (
                <>
                  <span className="app-mode-count numeric" aria-hidden>
                    {openReviews}
                  </span>
                  <span className="visually-hidden"> {t('reviewsOpen', { count: openReviews })}</span>
                </>
              )}
            </ToggleButton>
          </Tooltip>
        );
      })}
    </ToggleButtonGroup>
  );
}
