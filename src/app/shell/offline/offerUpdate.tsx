import { createRoot } from 'react-dom/client';
import { Button } from '../../../ui/Button.tsx';
import styles from './offline.module.css';

/** Says below the page that there is another build, until the reader goes over to it. */
export function offerUpdate(goOver: () => void): void {
  const place = document.createElement('div');
  document.body.append(place);
  createRoot(place).render(
    <p role="status" className={styles.notice}>
      A new version is ready. <Button onClick={goOver}>Reload</Button>
    </p>,
  );
}
