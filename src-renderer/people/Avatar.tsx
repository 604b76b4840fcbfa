import { initialsOf } from './initials';
import './people.css';

/** A person's initials; their name stands beside it. */
export const Avatar = ({ name }: { readonly name: string }) => (
  <span className="people-avatar" aria-hidden>
    {initialsOf(name)}
  </span>
);
