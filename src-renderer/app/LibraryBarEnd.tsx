import { PersonMenu } from '../people';
import { switchPerson } from './person';
import { SettingsMenu } from './SettingsMenu';
import { setSheet } from './shell-store';

/** Settings and person, as in the title bar of a document. */
export const LibraryBarEnd = () => (
  <>
    <SettingsMenu />
    <PersonMenu onSwitch={(id) => void switchPerson(id)} onPeople={() => setSheet('people')} />
  </>
);
