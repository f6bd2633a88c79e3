import type { ReactNode } from 'react';

const ZOOMS = [1, 1.5, 2, 3, 4, 6, 8, 12, 16, 24] as const;

/** Wider or narrower, by a new layout: text keeps its size. */
export function ZoomButtons({
  zoom,
  onZoom,
}: {
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
}): ReactNode {
  const index = ZOOMS.findIndex((one) => one >= zoom);
  const smaller = ZOOMS[index - 1];
  const larger = ZOOMS[index + 1];
  return (
    <div className="tl-zoom" role="group" aria-label="Zoom">
      <button
        type="button"
        aria-disabled={smaller === undefined}
        onClick={() => smaller !== undefined && onZoom(smaller)}
        aria-label="Zoom out"
        title="Zoom out"
      >
        −
      </button>
      <button type="button" aria-disabled={zoom === 1} onClick={() => onZoom(1)} title="Fit the run into the width">
        {zoom === 1 ? 'fits' : `${zoom}×`}
      </button>
      <button
        type="button"
        aria-disabled={larger === undefined}
        onClick={() => larger !== undefined && onZoom(larger)}
        aria-label="Zoom in"
        title="Zoom in"
      >
        +
      </button>
    </div>
  );
}
