/** A module and everything it imports, as the text of one script: see `scripts/as-script.ts`. */
declare module '*?script' {
  const text: string;
  export default text;
}

/** A package with all it needs, as the text of one CommonJS module: see `scripts/as-script.ts`. */
declare module '*?commonjs' {
  const text: string;
  export default text;
}
