export { Avatar } from './Avatar';
export { PeopleDialog } from './PeopleDialog';
export { PersonMenu } from './PersonMenu';
export { peopleStore, useRoles } from './people';
