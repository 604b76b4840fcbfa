/** Short notices in the corner. Errors stay until they are dismissed. */
import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components';
import type { StudioFailure } from '../../shared/contract';
import { studioErrorMessage } from '../../shared/diag';
import { currentLocale } from '../i18n';

/** `info` was done; `notice` was not, and passes; `error` stays. */
export type ToastKind = 'info' | 'notice' | 'error';

export interface ToastContent {
  readonly kind: ToastKind;
  readonly text: string;
}

/** What a toast says: a text, or a failure to be worded. */
export type ToastRequest =
  | { readonly kind: ToastKind; readonly text: string }
  | { readonly kind: 'notice' | 'error'; readonly failure: StudioFailure };

export const toastQueue = new ToastQueue<ToastContent>({ maxVisibleToasts: 3 });

const TIMEOUT_MS = 6000;

export function showToast(request: ToastRequest): void {
  const text = 'text' in request ? request.text : studioErrorMessage(request.failure, currentLocale());
  const isShown = toastQueue.visibleToasts.some(({ content }) => content.text === text);
  if (isShown) return;
  toastQueue.add({ kind: request.kind, text }, request.kind === 'error' ? {} : { timeout: TIMEOUT_MS });
}
