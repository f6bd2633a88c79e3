import { useMemo } from 'react';
import { Route, Router, Switch } from 'wouter';
import type { ProgressStore } from '../quiz/progress/createProgressStore.ts';
import { ProgressContext } from '../quiz/progress/useProgress.ts';
import { Frame } from './embed/Frame.tsx';
import { ROUTES } from './routes.ts';
import { hashLocation } from './shell/hashLocation.ts';
import type { HashStore } from './shell/hashStore.ts';
import { HrefContext } from './shell/HrefContext.ts';
import { UnknownPage } from './shell/UnknownPage.tsx';
import type { SimulatorClient } from './simulator/client.ts';
import { SimulatorContext } from './simulator/SimulatorContext.ts';

interface AppProps {
  readonly address: HashStore;
  readonly simulator: SimulatorClient;
  readonly progress: ProgressStore;
}

/** The lab: its pages under one bar, with what they all share. */
export function App({ address, simulator, progress }: AppProps) {
  const hook = useMemo(() => hashLocation(address), [address]);
  return (
    <Router hook={hook}>
      <HrefContext value={address.href}>
        <SimulatorContext value={simulator}>
          <ProgressContext value={progress}>
            <Frame>
              <Switch>
                {ROUTES.map(({ path, page }) => (
                  <Route key={path} path={path} component={page} />
                ))}
                <Route component={UnknownPage} />
              </Switch>
            </Frame>
          </ProgressContext>
        </SimulatorContext>
      </HrefContext>
    </Router>
  );
}
