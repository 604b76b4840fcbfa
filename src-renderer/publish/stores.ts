import { createProveStore } from './prove-store';
import { createPublishStore } from './publish-store';
import { createServersStore } from './servers-store';

/** The composition servers, for the whole session. */
export const serversStore = createServersStore();

/** The open template on its way to one of them. */
export const publishStore = createPublishStore();

/** The last proof that server and studio compose the same. */
export const proveStore = createProveStore();
