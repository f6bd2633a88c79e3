/** What React has had of itself since its version 18. wouter imports a package in its place. */
export { useSyncExternalStore } from 'react';
