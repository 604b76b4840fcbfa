export { startWebHost, type WebHost, type WebHostOptions } from './server';
export { defaultWorkspaceFolder } from './workspace-place';
