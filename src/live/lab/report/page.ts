import { API_BASE_URL } from '../../app/config.ts';
import { createReporter } from './reporter.ts';

const options = new URLSearchParams(location.search);

/** Which of the lab's two tabs this page stands for. */
const tab = options.get('tab') === '2' ? 2 : 1;

/** The address of the API, in full. */
export const API_ADDRESS = new URL(API_BASE_URL, location.href).href.replace(/\/$/, '');

/** Without a service worker of its own, the app talks to a real server. */
export const IS_REMOTE = API_BASE_URL !== '/api';

/** The id of the wrapper that the learner chose. */
export const WRAPPER = options.get('wrapper') ?? 'mutex';

/** How the app leaves for the login page when its session is over. */
export const LEAVE_BY = options.get('leave') === 'href' ? 'href' : 'router';

/** Watches this page, from before the app is loaded. */
export const reporter = createReporter({
  tab,
  page: String(crypto.getRandomValues(new Uint32Array(1))[0]),
  base: API_ADDRESS,
  remote: IS_REMOTE,
  fetch: window.fetch.bind(window),
});

window.fetch = (input, init) => reporter.send(input, init, null);
