import type { ReactNode } from 'react';
import type { Icon } from './icon';
import './panel.css';

interface EmptyStateProps {
  readonly icon?: Icon;
  readonly title: string;
  /** What could be here and how it comes here. */
  readonly text: ReactNode;
  /** Buttons that do it. */
  readonly actions?: ReactNode;
}

/** Stands where there is nothing yet, and teaches. */
export const EmptyState = ({ icon: IconComponent, title, text, actions }: EmptyStateProps) => (
  <div className="ui-empty">
    {IconComponent ? <IconComponent size={24} strokeWidth={1.5} aria-hidden /> : null}
    <p className="ui-empty-title">{title}</p>
    <p className="ui-empty-text">{text}</p>
    {actions ? <div className="ui-empty-actions">{actions}</div> : null}
  </div>
);
