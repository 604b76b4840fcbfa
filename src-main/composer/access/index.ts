export { AccessTokens, type Caller, type TokenEntry } from './access-tokens';
export { type Approver, Approvers } from './approvers';
export { DEMANDS, type Demand } from './scopes';
