import styles from './figures.module.css';

/** In place of a figure that is under way: as high as it will be, so that nothing below it jumps. */
export function Waiting({ heightPx }: { heightPx: number }) {
  return (
    <div className={styles.waiting} style={{ minHeight: heightPx }} role="status" aria-label="The run is under way">
      <div className="hatched" />
    </div>
  );
}
