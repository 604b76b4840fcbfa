import { useStore } from 'zustand';
import { useLocale, useStrings } from '../i18n';
import { services } from '../state';
import { TOOL_SHORTCUTS } from '../tools';
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
        <ToolKeys />
      </div>
    </Dialog>
  );
}

/** The keys that take up a tool. */
function ToolKeys() {
  const t = useStrings(shortcutStrings);
  const locale = useLocale();
  const names: { readonly [tool: string]: string } = { select: t('toolSelect'), hand: t('toolHand') };
  return (
    <section aria-label={t('groupTools')}>
      <h3 className="ui-section-title">{t('groupTools')}</h3>
      <dl className="app-shortcut-list">
        {Object.entries(TOOL_SHORTCUTS).map(([tool, key]) => (
          <div key={tool} className="app-shortcut">
            <dt>{names[tool] ?? services().elements.get(tool)?.name[locale] ?? tool}</dt>
            <dd>
              <Kbd keys={key} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** One line per name; the four arrows share theirs. */
function linesOf({ shortcuts }: ShortcutGroup) {
  const names = [...new Set(shortcuts.map(({ name }) => name))];
  return names.map((name) => ({
    name,
    keys: shortcuts.filter((shortcut) => shortcut.name === name).flatMap(({ keys, shown = keys }) => shown),
  }));
}
