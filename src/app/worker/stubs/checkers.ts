/** Stands for `ts-interface-checker`, by which sucrase looks at its options each time: the lab's are always the same. */
const anything = (): null => null;

export { anything as array, anything as iface, anything as lit, anything as opt, anything as union };

/** Checkers that find nothing wrong. */
export function createCheckers(): { readonly Options: { readonly strictCheck: () => void } } {
  return { Options: { strictCheck() {} } };
}
