import { useStore } from 'zustand';
import { useStrings } from '../i18n';
import { Dialog, Kbd } from '../ui';
import { setSheet, shellStore } from './shell-store';
import { shortcutStrings } from './shortcut-strings';
import { SHORTCUTS, type ShortcutGroup } from './shortcuts';

/** All shortcuts, from the table that also runs them. */
export function ShortcutSheet() {
  const t = useStrings(shortcutStrings);
  const isOpen = useStore(shellStore, ({ sheet }) => sheet === 'shortcuts');
  return (
    <Dialog title={t('title')} isOpen={isOpen} onClose={() => setSheet(null)} size="large">
      <div className="app-shortcuts">
        {SHORTCUTS.map((group) => (
          <section key={group.title} aria-label={t(group.title)}>
            <h3 className="ui-section-title">{t(group.title)}</h3>
            <dl className="app-shortcut-list">
              {linesOf(group).map(({ name, keys }) => (
                <div key={name} className="app-shortcut">
                  <dt>{t(name)}</dt>
                  <dd>
                    {keys.map((key) => (
                      <Kbd key={key} keys={key} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

/** One line per name; the four arrows share theirs. */
function linesOf({ shortcuts }: ShortcutGroup) {
  const names = [...new Set(shortcuts.map(({ name }) => name))];
  return names.map((name) => ({
    name,
    keys: shortcuts
      .filter((shortcut) => shortcut.name === name)
      .flatMap(({ keys, onCanvas }) => (onCanvas ? keys.slice(0, 1) : keys)),
  }));
}
