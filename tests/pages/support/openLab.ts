import type { BrowserContextOptions, FrameLocator, Locator, Page } from 'playwright';
import { inject } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/live/lab/server/liveSettings.ts';
import { CHANNEL } from '../../../src/live/lab/report/messages.ts';
import type { Message } from '../../../src/live/lab/report/messages.ts';
import { addReport } from '../../../src/live/lab/trace/episodes.ts';
import type { Episode } from '../../../src/live/lab/trace/episodes.ts';
import { traceOf } from '../../../src/live/lab/trace/traceOf.ts';
import type { Scenario, Trace } from '../../../src/sim/index.ts';
import type { NewProfile } from './freshProfiles.ts';

/** The Live page of the lab in a browser profile of its own. */
export interface Lab {
  readonly page: Page;
  /** The app, in the frame with this number. */
  app(tab?: 1 | 2): FrameLocator;
  button(name: string): Locator;
  /** API requests and answers as the browser itself reports them: `401 GET /posts`. */
  readonly network: readonly string[];
  /** What the pages of the live app reported. */
  messages(): Promise<readonly Message[]>;
  /** The newest trace, folded here from what was reported. */
  trace(wrapper: string, scenario?: Scenario): Promise<Trace>;
  /** Forgets what was reported and answered so far. */
  forget(): Promise<void>;
}

export interface LabVisit extends BrowserContextOptions {
  readonly wrapper?: string;
  /** What follows the wrapper in the address: `&leave=href`. */
  readonly path?: string;
  /** Address of the site, when it is not where it is served for all tests. */
  readonly site?: string;
}

/** In live mode the server is a service worker. */
export const LIVE: BrowserContextOptions = { serviceWorkers: 'allow', viewport: { width: 1440, height: 1000 } };

/** Opens the Live page with a wrapper, and waits until the app is there. */
export async function openLab(
  newProfile: NewProfile,
  { wrapper = 'mutex', path = '', site = inject('siteUrl'), ...profile }: LabVisit = {},
): Promise<Lab> {
  const context = await newProfile({ ...LIVE, ...profile });
  const page = await context.newPage();
  const network: string[] = [];
  context.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith('/api/'))
      network.push(`${response.status()} ${response.request().method()} ${pathname.slice(4)}`);
  });
  await page.addInitScript((name) => {
    if (window.top !== window) return;
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    new BroadcastChannel(name).onmessage = ({ data }: MessageEvent) => heard.push(data);
  }, CHANNEL);
  await page.goto(`${site}#/live?wrapper=${wrapper}${path}`);

  const messages = () => page.evaluate(() => (window as unknown as { heard: Message[] }).heard);
  const lab: Lab = {
    page,
    network,
    messages,
    app: (tab = 1) => page.frameLocator(`iframe[title="The live app, tab ${tab}"]`),
    button: (name) => page.getByRole('button', { name, exact: true }),
    async trace(name, scenario) {
      const settings = scenario
        ? { policy: scenario.server, latency: scenario.latency, pace: 'held' as const }
        : DEFAULT_SETTINGS;
      const surroundings = { wrapper: name, settings, tabs: scenario?.tabs ?? 1 };
      const reports = (await messages()).filter((message) => 'type' in message);
      const episodes = reports.reduce<readonly Episode[]>((all, report) => addReport(all, report, surroundings), []);
      const last = episodes.at(-1);
      if (!last) throw new Error('Failed to read a trace: the pages reported nothing. Let something happen first.');
      return traceOf(last);
    },
    async forget() {
      network.length = 0;
      await page.evaluate(() => {
        (window as unknown as { heard: Message[] }).heard.length = 0;
      });
    },
  };
  await lab.app().getByRole('heading').first().waitFor();
  return lab;
}

/** Logs in with the form of the app, as a person would. */
export async function logIn(lab: Lab, tab: 1 | 2 = 1): Promise<void> {
  await lab.app(tab).getByRole('button', { name: 'Log in' }).click();
  await lab.app(tab).getByText('It was the best retry.').waitFor();
}

/** The value of a sentence's control. */
export async function set(lab: Lab, label: string, value: string): Promise<void> {
  await lab.page.getByLabel(label, { exact: true }).selectOption(value);
}
