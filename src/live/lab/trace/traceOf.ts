import { choiceOf, scenarioOf } from '../../../sim/index.ts';
import type { End, Generation, Happening, Scenario, Trace, TraceEvent } from '../../../sim/index.ts';
import { openThings } from './episodes.ts';
import type { Episode } from './episodes.ts';

/** An episode as a trace of the simulator's shape: timeline, facts and words take it as they take a simulated one. */
export function traceOf(episode: Episode): Trace {
  const { calls, tabs, settings, wrapper } = episode;
  const steps = episode.steps.toSorted((a, b) => a.at - b.at);
  const startMs = steps[0]?.at ?? 0;
  const renumber = createRenumbering(episode);
  const events = steps.flatMap(({ at, events: happenings }, index) =>
    happenings.map((happening): TraceEvent => ({
      ...renumber(happening),
      step: index + 1,
      atMs: Math.round(at - startMs),
    })),
  );
  return {
    wrapper,
    scenario: scenarioOfEpisode(episode),
    calls: calls.map((call) => ({ ...call, severalTabs: tabs > 1 })),
    events,
    end: endOf(episode),
    choices: steps.flatMap(({ events: [lead] }) => (lead && choiceOf(lead)) ?? []),
    timed: settings.pace === 'real',
    pending: [],
  };
}

function scenarioOfEpisode({ calls, tabs, settings, held }: Episode): Scenario {
  const components = new Set(calls.map(({ component }) => component));
  return {
    ...scenarioOf('three-at-once'),
    id: 'live',
    title: 'Live',
    about: 'The real app in this browser.',
    mounts: [...components].map((component) => ({ component, atMs: 0 })),
    tabs,
    accessToken: held.expired ? 'expired' : 'good',
    refreshToken: held.refresh === null ? 'none' : 'good',
    server: settings.policy,
    latency: settings.latency,
  };
}

function endOf(episode: Episode): End {
  if (episode.runaway) return 'runaway';
  const { calls, requests } = openThings(episode);
  if (requests.length > 0) return 'stopped';
  if (calls.length > 0) return 'stuck';
  return openThings({ ...episode, left: [] }).calls.length > 0 ? 'stopped' : 'settled';
}

/** In a trace the tokens that the app started with are number 1; the server counts on from the login. */
function createRenumbering({ held }: Episode): (happening: Happening) => Happening {
  const access = (generation: Generation): Generation => shifted(generation, held.access);
  const refresh = (generation: Generation): Generation => shifted(generation, held.refresh);
  return (happening) => {
    switch (happening.type) {
      case 'request-sent':
        return { ...happening, access: access(happening.access), refresh: refresh(happening.refresh) };
      case 'tokens-issued':
        return {
          ...happening,
          access: access(happening.access) ?? happening.access,
          refresh: refresh(happening.refresh) ?? happening.refresh,
        };
      case 'token-stored':
        return { ...happening, generation: (happening.kind === 'access' ? access : refresh)(happening.generation) };
      default:
        return happening;
    }
  };
}

function shifted(generation: Generation, first: Generation): Generation {
  if (generation === null || first === null) return generation;
  const moved = generation - first + 1;
  return moved > 0 ? moved : null;
}
