import type { Preferences } from '../../shared/contract';

const darkQuery = window.matchMedia('(prefers-color-scheme: dark)');
let preferred: Preferences['theme'] = 'system';

/** Puts the page into a theme and, for `system`, keeps it in step with the system's. */
export function setTheme(theme: Preferences['theme']): void {
  preferred = theme;
  apply();
}

function apply(): void {
  const isDark = preferred === 'system' ? darkQuery.matches : preferred === 'dark';
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
}

darkQuery.addEventListener('change', apply);
