import { useRef, useState } from 'react';
import { allLessons } from '../../../lessons/index.ts';
import { classReport } from '../../../quiz/index.ts';
import type { ClassReport } from '../../../quiz/index.ts';
import { useRunner } from '../../run/figures/LessonRuns.tsx';
import { NOTHING_PICKED, pickedTogether, readPicked } from './readPicked.ts';
import type { Picked } from './readPicked.ts';

/** What the page of a class is about. */
export type ClassState =
  | { readonly as: 'empty' }
  /** Questions that have been counted, of those that somebody answered. */
  | { readonly as: 'counting'; readonly done: number; readonly of: number }
  | { readonly as: 'report'; readonly report: ClassReport }
  | { readonly as: 'failed'; readonly message: string };

/** The files of a class and the report on them. All of it lasts as long as the page. */
export function useClass() {
  const runner = useRunner();
  const [state, setState] = useState<ClassState>({ as: 'empty' });
  const picked = useRef<Picked>(NOTHING_PICKED);
  /** What is under way belongs to the latest files, or it is dropped. */
  const latest = useRef(0);

  async function count(): Promise<void> {
    latest.current += 1;
    const mine = latest.current;
    const show = (next: ClassState): void => {
      if (latest.current === mine) setState(next);
    };
    const { files, faults } = picked.current;
    show({ as: 'counting', done: 0, of: 0 });
    try {
      const onProgress = (done: number, of: number): void => show({ as: 'counting', done, of });
      const report = await classReport(files, await allLessons(), runner, onProgress);
      show({ as: 'report', report: { ...report, faults: [...faults, ...report.faults] } });
    } catch (error) {
      show({ as: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  }

  return {
    state,
    count,
    async add(files: readonly File[]): Promise<void> {
      const more = await readPicked(files);
      picked.current = pickedTogether(picked.current, more);
      await count();
    },
    forget(): void {
      latest.current += 1;
      picked.current = NOTHING_PICKED;
      setState({ as: 'empty' });
    },
  };
}
