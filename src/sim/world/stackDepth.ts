/**
 * How many frames new errors take down, from now on.
 *
 * @returns gives the depth from before back
 */
export function setStackDepth(frames: number): () => void {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = frames;
  return () => void (Error.stackTraceLimit = before);
}
