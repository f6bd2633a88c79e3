import * as nodeModule from 'node:module';

/** What the simulator imports when it first needs it. */
const LATE = '@babel/parser';

/** Whether this Node has a hook for imports: 22.15 and newer have. */
export function canBarImports(): boolean {
  return typeof nodeModule.registerHooks === 'function';
}

/**
 * From here on nothing can be imported: `import('node:fs')` in a text that is evaluated would find Node itself. Node
 * before 22.15 knows no such hook; there the permission model alone says no.
 */
export function barImports(): void {
  if (!canBarImports()) return;
  nodeModule.registerHooks({
    resolve(specifier, context, next) {
      if (specifier === LATE) return next(specifier, context);
      throw new Error(
        `Failed to import "${specifier}": a graded wrapper has what the lab gives it. Import it at the top.`,
      );
    },
  });
}
