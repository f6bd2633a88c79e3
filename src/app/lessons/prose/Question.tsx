/** A question of the lesson, by its id. */
export function Question({ id }: { id: string }) {
  return <div data-card>{id}</div>;
}
