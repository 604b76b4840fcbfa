import { CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
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
  /** `info` was done, `notice` was not, and passes; `error` stays until it is put away. */
  readonly kind: 'info' | 'notice' | 'error';
  readonly text: string;
}

/** Where short notices appear, above everything. */
export function ToastRegion({ queue }: { readonly queue: ToastQueue<Notice> }) {
  const t = useStrings(strings);
  return (
    <Region queue={queue} className="ui-toasts" aria-label={t('notices')}>
      {({ toast }) => (
        <Toast toast={toast} className={`ui-toast ui-toast-${toast.content.kind}`}>
          <Sign kind={toast.content.kind} />
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

const SIGNS = { info: CircleCheck, notice: Info, error: TriangleAlert } as const;

function Sign({ kind }: Pick<Notice, 'kind'>) {
  const Icon = SIGNS[kind];
  return <Icon size={16} aria-hidden />;
}
