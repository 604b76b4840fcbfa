import { CircleCheck, TriangleAlert, X } from 'lucide-react';
import {
  Button,
  UNSTABLE_ToastRegion as Region,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  type UNSTABLE_ToastQueue as ToastQueue,
} from 'react-aria-components';
import { useStrings } from '../i18n';
import { strings } from './strings';
import './toast.css';

interface Notice {
  readonly kind: 'info' | 'error';
  readonly text: string;
}

/** Where short notices appear, above everything. */
export function ToastRegion({ queue }: { readonly queue: ToastQueue<Notice> }) {
  const t = useStrings(strings);
  return (
    <Region queue={queue} className="ui-toasts" aria-label={t('notices')}>
      {({ toast }) => (
        <Toast toast={toast} className={`ui-toast ui-toast-${toast.content.kind}`}>
          {toast.content.kind === 'error' ? (
            <TriangleAlert size={16} aria-hidden />
          ) : (
            <CircleCheck size={16} aria-hidden />
          )}
          <ToastContent className="ui-toast-content">
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          <Button slot="close" className="ui-icon-button ui-icon-button-small" aria-label={t('close')}>
            <X size={14} aria-hidden />
          </Button>
        </Toast>
      )}
    </Region>
  );
}
