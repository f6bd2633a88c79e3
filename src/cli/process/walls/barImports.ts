import { registerHooks } from 'node:module';

/** From here on nothing can be imported: `import('node:fs')` in a text that is evaluated would find Node itself. */
export function barImports(): void {
  registerHooks({
    resolve(specifier) {
      throw new Error(
        `Failed to import "${specifier}": a wrapper of somebody else's has what the lab gives it. Import it at the top.`,
      );
    },
  });
}
