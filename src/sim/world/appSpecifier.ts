/** What apps call the modules that the lab's app has by other names, without `@/`, `../` and extension. */
const OTHER_NAMES: readonly (readonly [RegExp, string])[] = [
  // In a folder of slices it is one, whatever its name says.
  [/(^|\/)slices?\/(use-?)?auth(-?(store|slice))?$/i, '@/slices/authSlice'],
  [/(^|\/)(use-?)?auth-?store$|(^|\/)stores?\/(use-?)?auth$/i, '@/stores/authStore'],
  [/(^|\/)auth-?slice$|(^|\/)(slices?|features|redux)\/auth(\/slice)?$/i, '@/slices/authSlice'],
  [/(^|\/)config\/(api|env|index)$/i, '@/config'],
];

/**
 * The module of the app that a specifier means: `@/stores/authStore` for itself, for `../stores/authStore` and
 * `./authStore.ts`, and for what other apps call it, such as `../store/auth`. `undefined` where it means none.
 *
 * @param known the specifiers that the app has
 */
export function appSpecifier(specifier: string, known: readonly string[]): string | undefined {
  if (!/^([@~]\/|\.{1,2}\/)/.test(specifier)) return undefined;
  const tail = specifier
    .replace(/^[@~]\//, '')
    .replace(/^(\.{1,2}\/)+/, '')
    .replace(/\.[jt]sx?$/, '');
  const isRelative = specifier.startsWith('.');
  const exact = known.find((one) => one === `@/${tail}` || (isRelative && one.endsWith(`/${tail}`)));
  if (exact !== undefined) return exact;
  const [, meant] = OTHER_NAMES.find(([names]) => names.test(tail)) ?? [];
  return known.find((one) => one === meant);
}
