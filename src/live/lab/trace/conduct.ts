import { choiceOf, readChoice, tabOfChoice, WRITER } from '../../../sim/index.ts';
import type { Choice } from '../../../sim/index.ts';
import type { Command, Report } from '../report/messages.ts';

/** The pages of the live app, as somebody outside hears and steers them. */
export interface Stage {
  send(command: Command): void;
  /** Gives the undo. */
  listen(listener: (report: Report) => void): () => void;
}

export interface Conducting {
  /** Resolves when the last choice has been made and its step is over; rejects when stopped. */
  readonly done: Promise<void>;
  /** What has to happen next; `null` at the end. */
  waitsFor(): Choice | null;
  stop(): void;
}

/**
 * Lets the messages of the live app arrive in the order of these choices, each when the step before it is over. It
 * watches and waits, and knows nothing of time: a request that never comes is waited for until somebody stops it.
 *
 * @param choices of a simulated run: mounts at its beginning, then arrivals
 * @param onProgress told of each choice before it is made
 */
export function conduct(
  choices: readonly Choice[],
  stage: Stage,
  onProgress: (choice: Choice) => void = () => {},
): Conducting {
  const waiting = new Set<Choice>();
  const over = new Set<Choice>();
  const mounted = new Set<number>();
  let current: Choice | null = choices[0] ?? null;
  let wake = (): void => {};
  let stopped = false;

  const unlisten = stage.listen((report) => {
    if (report.type === 'waiting') waiting.add(report.choice);
    if (report.type === 'step')
      for (const event of report.step.events) {
        const made = choiceOf(event);
        if (made !== null) over.add(made);
      }
    wake();
  });

  const until = async (isTrue: () => boolean): Promise<void> => {
    while (!isTrue()) {
      if (stopped) throw new Error('The run was stopped.');
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };

  const play = async (): Promise<void> => {
    for (const choice of choices) {
      const said = readChoice(choice);
      // Timers are the browser's, and fire by themselves.
      if (said === null || said.of === 'timer') continue;
      current = choice;
      onProgress(choice);
      const tab = tabOfChoice(said) ?? 1;
      if (said.of === 'mount') {
        if (said.call.split(/[@~]/)[0] === WRITER.id) stage.send({ to: tab, do: 'write' });
        else if (!mounted.has(tab)) stage.send({ to: tab, do: 'mount' });
        mounted.add(tab);
      } else {
        await until(() => waiting.has(choice));
        stage.send({ to: tab, do: 'release', choice });
      }
      await until(() => over.has(choice));
    }
    current = null;
  };

  return {
    done: play().finally(unlisten),
    waitsFor: () => current,
    stop() {
      stopped = true;
      wake();
    },
  };
}
