import { LONGEST_ASSIGNMENT } from '../../../assignments/assignmentFile.ts';
import { LINK_VERSION, LONGEST_LINK, otherVersion } from '../../shell/address/link.ts';
import { pack } from '../../shell/address/linkTo.ts';

/** The place of an assignment that goes with its link, or in a sentence why there is none. */
export async function assignmentPlace(
  text: string,
): Promise<{ readonly place: string } | { readonly refused: string }> {
  const packed = `${LINK_VERSION}.${await pack(JSON.stringify(JSON.parse(text)))}`;
  if (packed.length <= LONGEST_LINK) return { place: `/assignment?a=${packed}` };
  const most = LONGEST_LINK.toLocaleString('en');
  return { refused: `Failed to make a link: it is too long for an address of ${most} characters. Send the file.` };
}

/**
 * The text of an assignment that came with a link.
 *
 * @throws {Error} with the reason in a sentence
 */
export async function textInLink(packed: string): Promise<string> {
  const [, version = '', piece = ''] = /^(\d{1,4})\.([\w-]*)$/.exec(packed) ?? [];
  const fault = (cause: string): Error => new Error(`Failed to open the assignment: ${cause}. Ask for the link again.`);
  if (version !== '' && version !== LINK_VERSION) throw fault(otherVersion(version));
  // In a chunk of its own, where the first page has it.
  const { unpack } = await import('../../shell/address/readShared.ts');
  try {
    return await unpack(piece, 4 * LONGEST_ASSIGNMENT);
  } catch {
    throw fault('the link is damaged, or a part of it is missing');
  }
}
