/** What the person prefers in this workspace. Unknown or damaged values fall back to the defaults. */
import { type Preferences, preferencesSchema } from '../../../shared/contract';
import type { Workspace } from '../workspace';

const KEY = 'preferences';

const DEFAULTS: Preferences = { theme: 'system', language: 'system', lastTemplate: null };

export class PreferencesService {
  constructor(private readonly workspace: Workspace) {}

  get(): Preferences {
    const stored = this.workspace.database
      .prepare<[string], string>('SELECT value FROM setting WHERE key = ?')
      .pluck()
      .get(KEY) as string | undefined;
    if (stored === undefined) return DEFAULTS;
    const parsed = preferencesSchema.safeParse({ ...DEFAULTS, ...parseObject(stored) });
    return parsed.success ? parsed.data : DEFAULTS;
  }

  /** Changes those that are given and answers all. */
  set(changes: { readonly [K in keyof Preferences]?: Preferences[K] | undefined }): Preferences {
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    const preferences: Preferences = { ...this.get(), ...given };
    this.workspace.write(() => {
      this.workspace.database
        .prepare('INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)')
        .run(KEY, JSON.stringify(preferences));
    });
    return preferences;
  }
}

function parseObject(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
