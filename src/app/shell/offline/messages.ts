/** From a page to a new offline worker. */
export type ToOfflineWorker =
  /** Whether the page's own script is of the worker's build: the answer comes through the port. */
  { readonly ask: 'is it yours'; readonly script: string } | { readonly ask: 'take over' };
