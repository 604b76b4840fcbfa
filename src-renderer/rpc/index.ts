export { api, httpUrl, type StudioApi, type StudioInfo, saveDownload, uploadFile } from './client';
export { ConnectionLost, connectionStore, reconnect } from './connection';
export { errorText, isRefusal, studioFailureOf } from './failures';
