import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { timeText } from '../../../../sim/index.ts';
import type { Scenario } from '../../../../sim/index.ts';
import { useWidth } from '../../../../timeline/view/useWidth.ts';
import { MOST_MS } from './scenarioEdits.ts';
import { flagsOf, lanesOf } from './scenarioParts.ts';
import type { Flag, Lane } from './scenarioParts.ts';
import { timeScaleOf } from './timeScale.ts';
import type { TimeScale } from './timeScale.ts';
import styles from './scenario.module.css';

const GUTTER_PX = 170;
const END_PX = 28;
const AXIS_PX = 34;
const ROW_PX = 32;
const LANE_PX = 50;
const CHARACTER_PX = 7.2;
const ADD_PX = 24;
/** With less room time runs down. */
const NARROW_PX = 640;
/** A pointer moves a flag by so much at a time, in milliseconds; with Shift by one. */
const DRAG_MS = 10;

/** What the keys of a slider add to a time. */
const KEYS_MS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -100,
  PageUp: 100,
  Home: -MOST_MS,
};
const WITH_SHIFT = 10;

interface LanesProps {
  readonly scenario: Scenario;
  /** The key of the flag that is selected. */
  readonly selected: string | null;
  readonly onSelect: (key: string) => void;
  readonly onMove: (flag: Flag, atMs: number) => void;
  readonly onRemove: (flag: Flag) => void;
  readonly onAdd: (lane: Lane) => void;
  /** The key of a flag that takes the focus; each object once. */
  readonly focus: { readonly key: string } | null;
}

interface Drag {
  readonly key: string;
  readonly fromX: number;
  readonly atMs: number;
  readonly toMs: number;
  /** The scale stays as it was when the drag began. */
  readonly scale: TimeScale;
}

/** Lanes of flags, from left to right by time; with little room one flag below another. All flags are sliders. */
export function Lanes({ scenario, selected, onSelect, onMove, onRemove, onAdd, focus }: LanesProps) {
  const { ref, width } = useWidth();
  const [drag, setDrag] = useState<Drag | null>(null);
  const flags = useMemo(() => flagsOf(scenario), [scenario]);
  const lanes = useMemo(() => lanesOf(scenario), [scenario]);
  const trackPx = Math.max(100, (width ?? 1000) - GUTTER_PX - END_PX);
  const settled = useMemo(
    () =>
      timeScaleOf(
        flags.map(({ atMs }) => atMs),
        trackPx,
      ),
    [flags, trackPx],
  );
  const focused = useRef(focus);
  useEffect(() => {
    if (focus === null || focused.current === focus) return;
    focused.current = focus;
    ref.current?.querySelector<HTMLElement>(`[data-flag="${focus.key}"]`)?.focus();
  }, [focus, ref]);

  if (width !== null && width < NARROW_PX) {
    return (
      <div ref={ref} className={styles.down} role="group" aria-label="What is given, by time">
        {flags.map((flag) => (
          <div key={flag.key} className={styles.line}>
            <span className={styles.when}>{timeText(flag.atMs)}</span>
            <FlagView {...viewOf(flag)} name={nameOf(flag)} />
          </div>
        ))}
        <p className={styles.more}>
          {lanes.map((lane) => (
            <AddButton key={lane.id} lane={lane} onAdd={onAdd} isNamed />
          ))}
        </p>
      </div>
    );
  }

  const scale = drag?.scale ?? settled;
  const shown = flags.map((flag) => (drag?.key === flag.key ? { ...flag, atMs: drag.toMs } : flag));
  const placed = placedOn(lanes, shown, scale, trackPx);
  return (
    <div
      ref={ref}
      className={styles.lanes}
      style={{ height: placed.heightPx }}
      role="group"
      aria-label="What is given, by time"
    >
      <div className={styles.axis} style={{ left: GUTTER_PX }} aria-hidden="true">
        {scale.ticks.map(({ ms, x }) => (
          <span key={ms} className={styles.tick} style={{ left: x, height: placed.heightPx }}>
            <span>{ms === 0 ? '0 ms' : ms.toLocaleString('en')}</span>
          </span>
        ))}
        {scale.folds.map(({ x, width: foldPx, ms }) => (
          <span key={x} className={styles.fold} style={{ left: x, width: foldPx, height: placed.heightPx }}>
            <span>{timeText(ms)}</span>
          </span>
        ))}
      </div>
      {placed.lanes.map(({ lane, topPx, heightPx }) => (
        <div key={lane.id} className={styles.lane} style={{ top: topPx, height: heightPx }}>
          <b>{lane.name}</b>
          <span>{lane.about}</span>
        </div>
      ))}
      {placed.flags.map(({ flag, x, topPx, polePx, widthPx, isBack }) => (
        <FlagView
          key={flag.key}
          {...viewOf(flag)}
          {...dragOf(flag)}
          name={flag.label}
          isBack={isBack}
          style={{ left: GUTTER_PX + x, top: topPx, width: widthPx, height: polePx }}
        />
      ))}
      {placed.adds.map(({ lane, x, topPx }) => (
        <AddButton key={lane.id} lane={lane} onAdd={onAdd} style={{ left: GUTTER_PX + x, top: topPx }} />
      ))}
    </div>
  );

  /** What a pointer does to a flag on a lane. */
  function dragOf(flag: Flag): Pick<FlagViewProps, 'drag'> {
    return {
      drag: {
        onPointerDown(event) {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag({ key: flag.key, fromX: event.clientX, atMs: flag.atMs, toMs: flag.atMs, scale: settled });
        },
        onPointerMove(event) {
          if (drag?.key !== flag.key) return;
          const px = event.clientX - drag.fromX;
          const ms = drag.scale.ms(Math.min(trackPx, Math.max(0, drag.scale.x(drag.atMs) + px)));
          const grain = event.shiftKey ? 1 : DRAG_MS;
          setDrag({ ...drag, toMs: px === 0 ? drag.atMs : Math.min(MOST_MS, Math.round(ms / grain) * grain) });
        },
        onPointerUp() {
          if (drag?.key !== flag.key) return;
          setDrag(null);
          const before = flags.find(({ key }) => key === flag.key);
          if (before && drag.toMs !== before.atMs) onMove(before, drag.toMs);
        },
        onPointerCancel: () => setDrag(null),
      },
    };
  }

  function viewOf(flag: Flag): Omit<FlagViewProps, 'name'> {
    return {
      flag,
      label: nameOf(flag),
      isSelected: flag.key === selected,
      onSelect: () => onSelect(flag.key),
      onKeyDown(event) {
        const added = KEYS_MS[event.key];
        if (added !== undefined && !event.altKey && !event.ctrlKey && !event.metaKey) {
          event.preventDefault();
          onMove(flag, flag.atMs + added * (event.shiftKey ? WITH_SHIFT : 1));
        } else if (event.key === 'Delete' || event.key === 'Backspace') {
          event.preventDefault();
          onRemove(flag);
        }
      },
    };
  }

  function nameOf(flag: Flag): string {
    const lane = lanes.find(({ id }) => id === flag.lane);
    const tab = tabSaid(flag);
    return `${lane?.name ?? ''} ${flag.label}${tab === undefined ? '' : ` in tab ${tab}`}`;
  }
}

/** The tab that is told with a flag; `undefined` where its lane says all. */
function tabSaid(flag: Flag): number | undefined {
  if (flag.of === 'call') return flag.mount.tab;
  return flag.of === 'tab' || flag.action.do === 'abort' ? undefined : flag.action.tab;
}

interface FlagViewProps {
  readonly flag: Flag;
  /** What is written on it. */
  readonly name: string;
  /** What a screen reader calls it. */
  readonly label: string;
  readonly isSelected: boolean;
  /** It hangs to the left of its pole. */
  readonly isBack?: boolean;
  readonly style?: React.CSSProperties;
  readonly onSelect: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** Without it the flag cannot be dragged. */
  readonly drag?: {
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onPointerMove: (event: PointerEvent) => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
  };
}

function FlagView(props: FlagViewProps) {
  const { flag, name, label, isSelected, isBack = false, style, onSelect, onKeyDown, drag } = props;
  return (
    <div
      role="slider"
      tabIndex={0}
      className={styles.flag}
      data-flag={flag.key}
      data-selected={isSelected || undefined}
      data-back={isBack || undefined}
      style={style}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={MOST_MS}
      aria-valuenow={flag.atMs}
      aria-valuetext={`at ${timeText(flag.atMs)}`}
      aria-keyshortcuts="Delete"
      onFocus={onSelect}
      onKeyDown={onKeyDown}
      {...drag}
    >
      <span>{name}</span>
    </div>
  );
}

interface AddButtonProps {
  readonly lane: Lane;
  readonly onAdd: (lane: Lane) => void;
  readonly isNamed?: boolean;
  readonly style?: React.CSSProperties;
}

function AddButton({ lane, onAdd, isNamed = false, style }: AddButtonProps) {
  const what = {
    call: `Another call of ${lane.name}, ${lane.about}`,
    action: `Another action of the user ${lane.about}`,
    tab: `Another call in ${lane.id}`,
  }[lane.adds.of];
  return (
    <button
      type="button"
      className={styles.add}
      style={style}
      aria-label={what}
      title={what}
      onClick={() => onAdd(lane)}
    >
      +{isNamed && ` ${lane.name}${lane.adds.of === 'action' ? ` ${lane.about}` : ''}`}
    </button>
  );
}

interface PlacedFlag {
  readonly flag: Flag;
  readonly x: number;
  readonly topPx: number;
  readonly polePx: number;
  readonly widthPx: number;
  readonly isBack: boolean;
}

/** Where everything stands: flags that would cover each other are in rows below each other. */
function placedOn(lanes: readonly Lane[], flags: readonly Flag[], scale: TimeScale, trackPx: number) {
  const placed: { lane: Lane; topPx: number; heightPx: number }[] = [];
  const hung: PlacedFlag[] = [];
  const adds: { lane: Lane; x: number; topPx: number }[] = [];
  let topPx = AXIS_PX;
  for (const lane of lanes) {
    const rows: number[][] = [];
    /** The first row with room from one place to another. */
    const rowFor = (from: number, to: number): number => {
      const found = rows.findIndex((taken) => taken.every((_, at) => at % 2 === 1 || !overlap(taken, at, from, to)));
      const row = found === -1 ? rows.length : found;
      (rows[row] ??= []).push(from, to);
      return row;
    };
    let endPx = 0;
    for (const flag of flags.filter((one) => one.lane === lane.id)) {
      const x = scale.x(flag.atMs);
      const widthPx = Math.round(flag.label.length * CHARACTER_PX + 30);
      const isBack = x + widthPx > trackPx && x > widthPx;
      const from = isBack ? x - widthPx : x;
      const row = rowFor(from - 4, from + widthPx + 4);
      endPx = Math.max(endPx, from + widthPx);
      hung.push({ flag, x: from, topPx: topPx + 8 + row * ROW_PX, polePx: 0, widthPx, isBack });
    }
    const x = Math.min(endPx + 12, trackPx - ADD_PX);
    const addRow = rowFor(x, x + ADD_PX);
    adds.push({ lane, x, topPx: topPx + 8 + addRow * ROW_PX });
    const heightPx = Math.max(LANE_PX, rows.length * ROW_PX + 18);
    placed.push({ lane, topPx, heightPx });
    topPx += heightPx;
  }
  const bottomOf = new Map(placed.map(({ lane, topPx: top, heightPx }) => [lane.id, top + heightPx]));
  return {
    lanes: placed,
    adds,
    heightPx: topPx,
    flags: hung
      .map((one) => ({ ...one, polePx: (bottomOf.get(one.flag.lane) ?? 0) - one.topPx - 6 }))
      .toSorted((one, other) => one.flag.atMs - other.flag.atMs),
  };
}

function overlap(taken: readonly number[], at: number, from: number, to: number): boolean {
  return (taken[at] ?? 0) < to && from < (taken[at + 1] ?? 0);
}
