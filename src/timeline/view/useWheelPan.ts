import { useEffect } from 'react';
import type { PanState } from './props.ts';

/** A sideways wheel pans; an upright one is the page's. */
export function useWheelPan(root: { readonly current: HTMLElement | null }, most: number, setPan: PanState[1]): void {
  useEffect(() => {
    const element = root.current;
    if (!element || most === 0) return undefined;
    const onWheel = (event: WheelEvent): void => {
      const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
      if (Math.abs(sideways) <= (event.shiftKey ? 0 : Math.abs(event.deltaY))) return;
      event.preventDefault();
      setPan((from) => Math.max(0, Math.min(most, from + sideways)));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [root, most, setPan]);
}
