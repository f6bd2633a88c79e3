import { useMemo } from 'react';
import { Route, Router, Switch } from 'wouter';
import type { ProgressStore } from '../quiz/progress/createProgressStore.ts';
import { ProgressContext } from '../quiz/progress/useProgress.ts';
import { Frame } from './pages/embed/Frame.tsx';
import { EMBED_ROUTE, ROUTES } from './routes.ts';
import { hashLocation } from './shell/hashLocation.ts';
import type { HashStore } from './shell/hashLocation.ts';
import { UnknownPage } from './shell/UnknownPage.tsx';
import type { SimulatorClient } from './worker/client.ts';
import { SimulatorContext } from './worker/useSimulator.ts';

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
      <SimulatorContext value={simulator}>
        <ProgressContext value={progress}>
          <Frame alone={<EMBED_ROUTE.Page />}>
            <Switch>
              {[...ROUTES].map(([path, { Page }]) => (
                <Route key={path} path={path} component={Page} />
              ))}
              <Route component={UnknownPage} />
            </Switch>
          </Frame>
        </ProgressContext>
      </SimulatorContext>
    </Router>
  );
}
