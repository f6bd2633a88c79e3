/** What reads packed scenarios, for whoever loads it only when there is one. */
export { scenarioNamed } from './scenarioText.ts';
