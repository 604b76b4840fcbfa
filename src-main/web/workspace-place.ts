import path from 'node:path';

/** What the place depends on. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly environment: { readonly [name: string]: string | undefined };
}

const FOLDER = 'Fumi Studio';

/**
 * Where the workspace of a person is by default: the folder for application data of each system (XDG Base Directory
 * on Linux, `Application Support` on macOS, `AppData` on Windows).
 */
export function defaultWorkspaceFolder({ platform, home, environment }: Machine): string {
  if (platform === 'win32') {
    return path.win32.join(
      environment.APPDATA || path.win32.join(home, 'AppData', 'Roaming'),
      FOLDER,
      'workspace',
    );
  }
  if (platform === 'darwin')
    return path.posix.join(home, 'Library', 'Application Support', FOLDER, 'workspace');
  const data = environment.XDG_DATA_HOME;
  // XDG Base Directory 0.8: a path that is not absolute is to be ignored.
  const base = data && path.posix.isAbsolute(data) ? data : path.posix.join(home, '.local', 'share');
  return path.posix.join(base, 'fumi-studio', 'workspace');
}
