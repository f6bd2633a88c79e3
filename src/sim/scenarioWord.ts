/** What a scenario of somebody's own is called where only its data is known. */
export const OWN = 'own';

/** Whether a word that names a scenario carries all of it. No id of the lab's has a full stop. */
export function isPacked(name: string): boolean {
  return name.startsWith(`${OWN}.`);
}

/** A packed scenario in a few characters, to tell it from others; an id as it is. */
export function shortName(name: string): string {
  return isPacked(name) ? name.split('.', 2).join('.') : name;
}
