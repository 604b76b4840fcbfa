import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Disclosure as AriaDisclosure, Button, DisclosurePanel, Heading } from 'react-aria-components';
import './panel.css';
import './field.css';

interface PanelSectionProps {
  readonly title: string;
  /** At the end of the title: buttons, a pill, a file name. */
  readonly end?: ReactNode;
  readonly children: ReactNode;
  /** Gets the room that is left and scrolls by itself. */
  readonly isFilling?: boolean;
}

/** A column of sections, as left and right of the canvas. */
export const Panel = ({ children }: { readonly children: ReactNode }) => (
  <div className="ui-panel">{children}</div>
);

/** A titled part of a panel: a group, not a landmark, for there are many. */
export const PanelSection = ({ title, end, children, isFilling = false }: PanelSectionProps) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flex column that scrolls inside.
  <div role="group" className={isFilling ? 'ui-section ui-section-filling' : 'ui-section'} aria-label={title}>
    <header className="ui-section-head">
      <h2 className="ui-section-title">{title}</h2>
      {end ? <div className="ui-section-end">{end}</div> : null}
    </header>
    <div className="ui-section-body">{children}</div>
  </div>
);

interface DisclosureProps {
  readonly title: string;
  readonly end?: ReactNode;
  readonly isExpandedByDefault?: boolean;
  readonly children: ReactNode;
}

/** A section that can be folded away. */
export const Disclosure = ({ title, end, isExpandedByDefault = false, children }: DisclosureProps) => (
  <AriaDisclosure className="ui-disclosure" defaultExpanded={isExpandedByDefault}>
    <header className="ui-section-head">
      <Heading className="ui-section-title" level={2}>
        <Button slot="trigger" className="ui-disclosure-trigger">
          <ChevronRight size={12} strokeWidth={2.25} aria-hidden />
          {title}
        </Button>
      </Heading>
      {end ? <div className="ui-section-end">{end}</div> : null}
    </header>
    <DisclosurePanel className="ui-disclosure-panel">{children}</DisclosurePanel>
  </AriaDisclosure>
);

interface FieldRowProps {
  readonly label: string;
  /** One or more fields of this kit, each with its own accessible name. */
  readonly children: ReactNode;
  /** For controls of several lines. */
  readonly isTop?: boolean;
}

/** A label beside its controls. */
export const FieldRow = ({ label, children, isTop = false }: FieldRowProps) => (
  <div className={isTop ? 'ui-field-row ui-field-row-top' : 'ui-field-row'}>
    <span className="ui-field-row-label" title={label}>
      {label}
    </span>
    <div className="ui-field-row-controls">{children}</div>
  </div>
);
