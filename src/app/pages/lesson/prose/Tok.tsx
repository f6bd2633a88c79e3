import { TokenChip } from '../../../../timeline/words/TokenChip.tsx';

/** A comma after the chip stays on its line. */
const WORD_JOINER = '\u2060';

/** A token by its name: `<Tok>a2</Tok>`. Generation 1 of an access token has expired in every lesson. */
export function Tok({ children }: { children: string }) {
  const [, letter, digits] = /^([ar])(\d+)$/.exec(children) ?? [];
  if (letter === undefined)
    throw new Error(`Failed to draw the token "${children}": it has no such name. Write a2 or r2.`);
  const kind = letter === 'a' ? 'access' : 'refresh';
  return (
    <>
      <TokenChip kind={kind} generation={Number(digits)} expired={children === 'a1'} />
      {WORD_JOINER}
    </>
  );
}
