/** A module and everything it imports, as the text of one script: see `scripts/as-script.ts`. */
declare module '*?script' {
  const text: string;
  export default text;
}
