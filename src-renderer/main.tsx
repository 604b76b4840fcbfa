/** Boots the studio in the page: services, interface, keyboard. */
import '@fontsource-variable/inter';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { assert } from '../shared/base';
import { elementTypes } from '../shared/engine';
import { App, startBoot } from './app';
import { startEngine } from './engine';
import { api } from './rpc';
import { provideServices } from './state';

const root = document.getElementById('root');
assert(root, 'index.html holds the root element');

provideServices({ api, elements: elementTypes });
startEngine();
void startBoot();

createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
