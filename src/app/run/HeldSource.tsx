import { Button } from '../../ui/Button.tsx';
import panel from '../../ui/panel.module.css';
import { SourceView } from './code/SourceView.tsx';
import { useShared } from '../shell/address/OpenLink.tsx';
import styles from '../shell/address/sharing.module.css';

/** Code that came with a link. It does not run before the reader says so. */
export function HeldSource({ onLeave }: { readonly onLeave: () => void }) {
  const { linked, gotStuck, allow } = useShared();
  if (!linked) return null;
  return (
    <section className={panel.panel} aria-labelledby="held">
      <div className={styles.held}>
        <div>
          <h2 id="held">This link brings code by somebody else</h2>
          <p>
            {gotStuck
              ? 'You let it run before, and the page stopped answering or was closed by force. Nothing of it has run since.'
              : 'Nothing of it has run.'}{' '}
            Read it, then press Run. Your own files stay as they are.
          </p>
        </div>
        <div className={styles.buttons}>
          <Button kind="primary" onClick={allow}>
            Run
          </Button>
          <Button onClick={onLeave}>Do not run it</Button>
        </div>
      </div>
      <div className={panel.head}>
        <h3>{linked.file}</h3>
        <span className={panel.note}>{`${linked.text.split('\n').length} lines that have not run`}</span>
      </div>
      <div className={styles.code}>
        <SourceView label={`${linked.file}, source`} text={linked.text} />
      </div>
    </section>
  );
}
