import { type ReactNode, useRef } from 'react';
import { type AriaLandmarkRole, useLandmark } from 'react-aria/useLandmark';

interface LandmarkProps {
  readonly role: AriaLandmarkRole;
  /** The area's name. */
  readonly label: string;
  readonly className: string;
  readonly children: ReactNode;
}

/** An area of the studio. F6 and Shift+F6 walk from one to the next and return to where the focus was in it. */
export function Landmark({ role, label, className, children }: LandmarkProps) {
  const ref = useRef<HTMLDivElement>(null);
  const { landmarkProps } = useLandmark({ role, 'aria-label': label }, ref);
  return (
    <div {...landmarkProps} ref={ref} className={`ui-landmark ${className}`}>
      {children}
    </div>
  );
}
