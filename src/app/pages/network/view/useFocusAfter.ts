import { useEffect, useRef } from 'react';
import type { Choice, Trace } from '../../../../sim/index.ts';

/** After a delivery the envelope is gone: the focus goes to what became of it, else to the next one. */
export function useFocusAfter(
  sea: { readonly current: HTMLElement | null },
  trace: Trace,
  onDeliver: (choice: Choice) => void,
) {
  const wanted = useRef<{ readonly request: string; readonly call: string | null } | null>(null);
  useEffect(() => {
    const want = wanted.current;
    wanted.current = null;
    if (!want || !sea.current || (document.activeElement !== document.body && document.activeElement !== null)) return;
    const all = [...sea.current.querySelectorAll<HTMLElement>('[data-choice]')];
    const found =
      all.find((one) => one.dataset['request'] === want.request) ??
      all.find((one) => want.call !== null && one.dataset['call'] === want.call) ??
      all[0];
    (found ?? sea.current).focus({ preventScroll: found === undefined });
  }, [sea, trace]);
  return {
    deliver(choice: Choice) {
      const button = sea.current?.querySelector<HTMLElement>(`[data-choice="${CSS.escape(choice)}"]`);
      if (button && button === document.activeElement) {
        wanted.current = { request: button.dataset['request'] ?? '', call: button.dataset['call'] ?? null };
      }
      onDeliver(choice);
    },
  };
}
