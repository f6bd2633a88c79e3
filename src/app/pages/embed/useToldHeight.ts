import { useEffect, useRef } from 'react';

/**
 * Tells the page that this one is embedded in how high it would be, whenever that changes: `public/embed.js` listens
 * there. A height says nothing that the page does not see itself.
 */
export function useToldHeight() {
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    const { current } = main;
    if (!current || parent === window) return undefined;
    const observer = new ResizeObserver(() => {
      parent.postMessage({ type: 'reauth-lab:height', height: Math.ceil(current.getBoundingClientRect().height) }, '*');
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return main;
}
