import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useStrings } from '../i18n';
import { Button } from './Button';
import { IconButton } from './IconButton';
import { strings } from './strings';
import './dialog.css';

interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** `full` is for work inside: as much of the window as there is. */
  readonly size?: 'small' | 'medium' | 'large' | 'full';
  /** Buttons at the end, the deciding one last. */
  readonly footer?: ReactNode;
  readonly children: ReactNode;
  /** Asks for an answer before anything else is done. */
  readonly role?: 'dialog' | 'alertdialog';
}

/** A window above everything else. Escape closes it. */
export function Dialog(props: DialogProps) {
  const { title, isOpen, onClose, size = 'medium', footer, children, role = 'dialog' } = props;
  const t = useStrings(strings);
  return (
    <ModalOverlay
      className="ui-scrim"
      isOpen={isOpen}
      isDismissable={role === 'dialog'}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={`ui-modal ui-modal-${size}`}>
        <AriaDialog className="ui-dialog" role={role}>
          <div className="ui-dialog-head">
            <Heading slot="title" className="ui-dialog-title">
              {title}
            </Heading>
            <IconButton icon={X} label={t('close')} size="small" onPress={onClose} />
          </div>
          <div className="ui-dialog-body">{children}</div>
          {footer ? <footer className="ui-dialog-foot">{footer}</footer> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

interface ConfirmDialogProps {
  readonly title: string;
  readonly text: ReactNode;
  /** What the deciding button does: a verb. */
  readonly action: string;
  readonly isOpen: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something that cannot be undone. */
export function ConfirmDialog({ title, text, action, isOpen, onConfirm, onClose }: ConfirmDialogProps) {
  const t = useStrings(strings);
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onClose={onClose}
      size="small"
      role="alertdialog"
      footer={
        <>
          <Button onPress={onClose} autoFocus>
            {t('cancel')}
          </Button>
          <Button
            variant="danger"
            onPress={() => {
              onClose();
              onConfirm();
            }}
          >
            {action}
          </Button>
        </>
      }
    >
      {text}
    </Dialog>
  );
}
