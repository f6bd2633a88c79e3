/** The measurements of the design, in px. Layout, view and tests read them here and nowhere else. */
export const NUMBERS = {
  /** Below this width time runs down. */
  narrowBelow: 720,
  /** Below this width the gutter holds names only. */
  tightBelow: 900,
  stroke: 1.5,
  bar: 26,
  notch: 6,
  /** The slit between the two halves of a bar. */
  slit: 3,
  legMin: 12,
  /** The least width of a step, where steps are counted. */
  column: 12,
  barMin: 4,
  cap: 36,
  wait: 18,
  waitInset: 2,
  flag: { width: 62, height: 18, gap: 6 },
  noteGap: 9,

  axis: 34,
  rail: 26,
  gutter: 132,
  gutterTight: 112,
  lead: 18,
  right: 28,
  /** A bus begins this far right of the gutter. */
  busLead: 8,
  busSlope: 5,

  callLane: { height: 58, bar: 23, label: 5, row: 47 },
  callLaneCompact: { height: 47, bar: 15, label: 4, row: 44 },
  stateLane: { height: 40, bus: 17, end: 10 },
  stateLaneCompact: { height: 32, bus: 12, end: 6 },
  busHeight: 22,

  /** Time runs down: columns. */
  down: {
    ticks: 36,
    head: 40,
    tail: 36,
    /** For a flag and the note under it. */
    flagTail: 92,
    column: { wide: 58, most: 70, gap: 14, leastGap: 4, least: 20 },
    state: { wide: 26, gap: 10, least: 16, leastGap: 4, lead: 9, right: 2 },
    cap: 19,
    /** What a number needs in a bar that is all cap. */
    capLeast: 13,
    wait: 46,
    /** How much of a covered future is drawn: its words fit, and what is asked of it is near. */
    cover: 136,
    /** px for the shortest leg, and the bounds of the whole. */
    leg: 30,
    barLeast: 21,
    tallest: 1400,
    hardest: 9000,
    shortest: 220,
  },

  /** Names of lanes; for the kinds of text in the picture see textWidth.ts. */
  text: { name: 13, sub: 11 },
} as const;
