import { BusView, DiffersView, GridView, LaneView, LockView } from './groundNodes.tsx';
import { BandView, BarView, FlagView, WaitView } from './markNodes.tsx';
import { NotesView } from './NotesView.tsx';

/** The parts of the picture, as React Flow's custom nodes. */
export const nodeTypes = {
  bar: BarView,
  band: BandView,
  wait: WaitView,
  flag: FlagView,
  notes: NotesView,
  bus: BusView,
  lock: LockView,
  lane: LaneView,
  grid: GridView,
  differs: DiffersView,
};
