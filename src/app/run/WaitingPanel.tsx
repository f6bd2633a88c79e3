import panel from '../../ui/panel.module.css';
import styles from './run.module.css';

/** Before the first run is there. */
export function WaitingPanel() {
  return (
    <section className={`${panel.panel} ${styles.waiting}`} aria-label="Timeline">
      <div className="hatched" role="status" aria-label="The run is under way" />
    </section>
  );
}
