import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openProgressStore } from '../quiz/progress/openProgressStore.ts';
import { App } from './App.tsx';
import { createHashStore } from './shell/hashStore.ts';
import { createSimulatorClient } from './simulator/client.ts';
import './fonts.css';
import './tokens.css';
import './base.css';

const root = document.getElementById('root');
if (!root) throw new Error('Failed to start Reauth Lab: the page has no #root. Check index.html.');

createRoot(root).render(
  <StrictMode>
    <App address={createHashStore(window)} simulator={createSimulatorClient()} progress={openProgressStore(window)} />
  </StrictMode>,
);
