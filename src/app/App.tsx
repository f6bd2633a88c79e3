import { useMemo } from 'react';
import { Redirect, Route, Router, Switch } from 'wouter';
import { HOME, ROUTES } from './routes.ts';
import { hashLocation } from './shell/hashLocation.ts';
import type { HashStore } from './shell/hashStore.ts';
import { HrefContext } from './shell/HrefContext.ts';
import { Shell } from './shell/Shell.tsx';
import { UnknownPage } from './shell/UnknownPage.tsx';
import type { SimulatorClient } from './simulator/client.ts';
import { SimulatorContext } from './simulator/SimulatorContext.ts';

interface AppProps {
  readonly address: HashStore;
  readonly simulator: SimulatorClient;
}

export function App({ address, simulator }: AppProps) {
  const hook = useMemo(() => hashLocation(address), [address]);
  return (
    <Router hook={hook}>
      <HrefContext value={address.href}>
        <SimulatorContext value={simulator}>
          <Shell>
            <Switch>
              <Route path="/">
                <Redirect to={HOME} replace />
              </Route>
              {ROUTES.map(({ path, page }) => (
                <Route key={path} path={path} component={page} />
              ))}
              <Route component={UnknownPage} />
            </Switch>
          </Shell>
        </SimulatorContext>
      </HrefContext>
    </Router>
  );
}
