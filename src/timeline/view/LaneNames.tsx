import { memo } from 'react';
import type { ReactNode } from 'react';
import type { Geometry, Lane } from '../layout/geometry.ts';

/** The names of the lanes. They stay where they are while the picture pans. */
export const LaneNames = memo(function LaneNames({ geometry }: { readonly geometry: Geometry }): ReactNode {
  const { lanes, gutter, height, split, orientation } = geometry;
  if (orientation === 'down') {
    return (
      <div
        className="tl-heads"
        data-turned={geometry.turnedHeads || undefined}
        style={{ height: gutter }}
        aria-hidden="true"
      >
        <span className="tl-heads-ground" style={{ left: split }} />
        {lanes.map((lane) => (
          <span key={lane.id} className="tl-head" data-kind={kindOf(lane)} style={{ left: (lane.from + lane.to) / 2 }}>
            {lane.short}
          </span>
        ))}
      </div>
    );
  }
  const tight = gutter < 132 || geometry.compact;
  return (
    <div
      className="tl-names"
      style={{ width: gutter, height }}
      data-tight={tight || undefined}
      data-panned={geometry.width > geometry.viewWidth || undefined}
      aria-hidden="true"
    >
      <span className="tl-names-ground" style={{ top: split }} />
      {lanes.map((lane) => (
        <span key={lane.id} className="tl-name" style={{ top: (lane.from + lane.to) / 2 }}>
          <b>
            {lane.name}
            {lane.tab !== null && <i>tab {lane.tab}</i>}
          </b>
          {!tight && <small className={lane.kind === 'call' ? 'tl-code' : undefined}>{pathInParts(lane.sub)}</small>}
        </span>
      ))}
    </div>
  );
});

/** What happens in the lanes, for who cannot see it. */
export function LaneTexts({ geometry: { laneTexts } }: { readonly geometry: Geometry }): ReactNode {
  return (
    <ul className="tl-hidden" aria-label="Lanes">
      {laneTexts.map(({ who, texts }) => (
        <li key={who}>{`${who}: ${texts.join('; ')}.`}</li>
      ))}
    </ul>
  );
}

/** A path with a query has a second line for it, where one has no room for both. */
function pathInParts(path: string): ReactNode {
  const at = path.indexOf('?');
  return at < 0 ? (
    path
  ) : (
    <>
      {path.slice(0, at)}
      <span className="tl-query">{path.slice(at)}</span>
    </>
  );
}

const kindOf = (lane: Lane): 'call' | 'state' => (lane.kind === 'call' || lane.kind === 'app' ? 'call' : 'state');
