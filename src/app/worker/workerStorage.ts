/**
 * MSW keeps cookies in `localStorage` as soon as it is imported, and a worker has none. This one forgets everything:
 * the simulated server sets no cookies. Import it before the simulator.
 */
const nothing: Storage = {
  length: 0,
  key: () => null,
  getItem: () => null,
  setItem: () => undefined,
  removeItem: () => undefined,
  clear: () => undefined,
};
if (!('localStorage' in globalThis))
  Object.defineProperty(globalThis, 'localStorage', { value: nothing, configurable: true, writable: true });
