import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the lab is: its repository, or the package that is made of it. From both this module is two folders down. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Whether this is the package: its modules are JavaScript, since Node strips no types below `node_modules`. */
export const IS_PACKAGE = !import.meta.url.endsWith('.ts');

/** How the lab is called on a command line. */
export const CALLED = IS_PACKAGE ? 'npx reauth-lab' : 'npm run --silent lab --';

/** Texts of libraries, one file each, in the package. */
export const PACKED_LIBRARIES = join(ROOT, 'lib/libraries');
