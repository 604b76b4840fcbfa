export { type DatabaseOptions, openDatabase, type StoreDatabase, type StoreKind } from './open-database';
export { lockStore } from './store-lock';
