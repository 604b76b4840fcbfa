import type { ReactNode } from 'react';
import { modesOf, useStudio } from '../state';
import { showInDesign } from './show-in-design';

interface DesignLinkProps {
  readonly record: number;
  readonly nodeId?: string | undefined;
  /** What pressing it does. */
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Leads to a record in the design; plain text for those who do not design. */
export function DesignLink({ record, nodeId, label, className = '', children }: DesignLinkProps) {
  const mayDesign = useStudio((state) => modesOf(state).includes('design'));
  if (!mayDesign) return <span className={className}>{children}</span>;
  return (
    <button
      type="button"
      className={`proof-link ${className}`}
      aria-label={label}
      onClick={() => showInDesign(record, nodeId)}
    >
      {children}
    </button>
  );
}
