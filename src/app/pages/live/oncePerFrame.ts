/** The same function, run at most once for each picture that the browser paints; at once where it paints none. */
export function oncePerFrame(act: () => void): () => void {
  let asked = false;
  return () => {
    if (document.hidden) return act();
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      act();
    });
  };
}
