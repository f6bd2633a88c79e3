/** Stands for sucrase's table of what `&name;` in JSX means: those that one writes for the sake of JSX itself. */
export default new Map([
  ['amp', '&'],
  ['apos', "'"],
  ['gt', '>'],
  ['lt', '<'],
  ['nbsp', '\u00A0'],
  ['quot', '"'],
]);
