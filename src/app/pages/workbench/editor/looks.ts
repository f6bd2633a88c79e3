import { HighlightStyle } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { KEYWORD_TAGS } from '../../../run/code/highlight.ts';

/** Two kinds only, as everywhere in the lab. */
export const codeStyle = HighlightStyle.define([
  {
    tag: KEYWORD_TAGS,
    fontWeight: '650',
  },
  { tag: tags.comment, color: 'var(--ink-3)' },
]);

/** The lab's own colours, which follow its theme by themselves. */
export const looks = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--sheet)', color: 'var(--ink)', fontSize: 'var(--t-ui)' },
  '&.cm-focused': { outline: '2px solid var(--ink)', outlineOffset: '-2px' },
  // The gutters lie over the editor's own outline: it is drawn once more over them.
  '&.cm-focused::after': {
    content: '""',
    position: 'absolute',
    inset: '0',
    zIndex: '400',
    outline: 'inherit',
    outlineOffset: '-2px',
    pointerEvents: 'none',
  },
  '.cm-scroller': {
    fontFamily: 'var(--code)',
    fontVariationSettings: "'MONO' 1",
    fontVariantLigatures: 'none',
    lineHeight: '20px',
    scrollbarWidth: 'thin',
    scrollbarColor: 'var(--line) transparent',
  },
  '.cm-content': { padding: '8px 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 16px 0 6px' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--sheet)', color: 'var(--ink-3)', border: '0', fontSize: 'var(--t-micro)' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '34px', padding: '0 6px 0 8px' },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--ink)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--well)',
    outline: '1px solid var(--line)',
  },
  '.cm-nonmatchingBracket, &.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'var(--refused-tint)' },
  '.cm-selectionMatch': { backgroundColor: 'var(--well)' },
  '.cm-searchMatch': { backgroundColor: 'var(--g2-tint)', outline: '1px solid var(--g2-line)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--g2-solid)', color: 'var(--on-solid)' },
  '.cm-panels': { backgroundColor: 'var(--well)', color: 'var(--ink)', fontFamily: 'var(--sans)' },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--hair)' },
  '.cm-panels.cm-panels-bottom': { borderTop: '1px solid var(--hair)' },
  '.cm-panel.cm-search': { padding: '8px 36px 8px 12px', fontSize: 'var(--t-small)' },
  '.cm-panel.cm-search label': { fontSize: 'var(--t-small)', whiteSpace: 'nowrap' },
  '.cm-panel.cm-search [name=close]': {
    color: 'var(--ink)',
    fontSize: '18px',
    top: '6px',
    right: '8px',
    width: '24px',
  },
  '.cm-textfield': {
    border: '1px solid var(--line)',
    borderRadius: 'var(--r2)',
    backgroundColor: 'var(--sheet)',
    color: 'var(--ink)',
    fontSize: 'var(--t-small)',
    padding: '4px 6px',
  },
  '.cm-button': {
    border: '1px solid var(--line)',
    borderRadius: 'var(--r2)',
    background: 'var(--sheet)',
    color: 'var(--ink)',
    fontSize: 'var(--t-small)',
    padding: '4px 8px',
  },
  '.cm-tooltip': {
    border: '1px solid var(--line)',
    borderRadius: 'var(--r2)',
    backgroundColor: 'var(--sheet)',
    color: 'var(--ink)',
    boxShadow: 'var(--lift)',
    fontFamily: 'var(--sans)',
  },
  '.cm-diagnostic': { padding: '6px 10px', maxWidth: '60ch', fontSize: 'var(--t-ui)' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--refused-line)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--refused-line)',
    textUnderlineOffset: '3px',
  },
  '.cm-lintPoint:after': { borderBottomColor: 'var(--refused-line)' },
  '.cm-panel.cm-panel-lint ul [aria-selected]': { backgroundColor: 'var(--sheet)' },
  '.cm-gutter-lint': { width: '14px' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '2px 0 0 2px' },
  '.cm-lint-marker': { width: '10px', height: '16px', content: 'none' },
  '.cm-lint-marker-error': { content: 'none', borderLeft: '4px solid var(--refused-line)' },

  '.wb-calls .cm-gutterElement': { paddingLeft: '2px' },
  '.wb-call': {
    display: 'inline-block',
    minWidth: '14px',
    height: '14px',
    marginRight: '1px',
    padding: '0 2px',
    border: '1px solid var(--ink)',
    borderRadius: '2px',
    color: 'var(--ink)',
    fontFamily: 'var(--sans)',
    fontVariationSettings: "'MONO' 0",
    fontSize: '9px',
    fontWeight: '600',
    lineHeight: '12px',
    textAlign: 'center',
  },
  '.wb-waits': {
    paddingLeft: '6px',
    borderStyle: 'dashed',
    background:
      'repeating-linear-gradient(135deg, var(--hatch) 0 1.5px, transparent 1.5px 3px) left / 5px 100% no-repeat',
  },
  '.wb-violated': { backgroundColor: 'var(--refused-tint)', boxShadow: 'inset 3px 0 0 var(--refused-line)' },
  '.wb-current': { backgroundColor: 'var(--mark)', boxShadow: 'inset 3px 0 0 var(--mark-edge)' },
  '.wb-note': {
    paddingLeft: '24px',
    color: 'var(--refused-line)',
    fontFamily: 'var(--sans)',
    fontVariationSettings: "'MONO' 0",
    fontSize: 'var(--t-micro)',
    whiteSpace: 'nowrap',
    userSelect: 'none',
  },
  '.wb-current .wb-note': { color: 'var(--ink)' },
});
