/**
 * The whole bridge: `window.fumi.connect()` asks the host for a connection. The page then receives a message event
 * whose data is `'fumi:port'` and whose only port speaks oRPC. Nothing else crosses, no channel can be named.
 */
import { contextBridge, ipcRenderer } from 'electron';

contextBridge.exposeInMainWorld('fumi', {
  connect(): void {
    const { port1, port2 } = new MessageChannel();
    ipcRenderer.postMessage('fumi:connect', null, [port2]);
    // "/" hands the port to this origin only.
    window.postMessage('fumi:port', '/', [port1]);
  },
});
