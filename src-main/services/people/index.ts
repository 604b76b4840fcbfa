export { Desk } from './desk';
export { PeopleService } from './people-service';
export { GUARDED_PROCEDURES, rolesFor } from './permissions';
export { personById, refsOf } from './person-rows';
export { SHORTEST_PASSPHRASE, SigningKeys } from './signing-keys';
