import { Redirect, Route, Router, Switch } from 'wouter';
import { HOME, ROUTES } from './routes.ts';
import type { HashLocation } from './shell/hashLocation.ts';
import { HrefContext } from './shell/HrefContext.ts';
import { Shell } from './shell/Shell.tsx';
import { UnknownPage } from './shell/UnknownPage.tsx';
import type { SimulatorClient } from './simulator/client.ts';
import { SimulatorContext } from './simulator/SimulatorContext.ts';

export function App({ location, simulator }: { location: HashLocation; simulator: SimulatorClient }) {
  return (
    <Router hook={location.hook}>
      <HrefContext value={location.href}>
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
