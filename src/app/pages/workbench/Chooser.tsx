import { Pick } from '../../../ui/Pick.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { BENCHES } from './benches.ts';
import styles from './workbench.module.css';

interface ChooserProps {
  readonly id: string;
  readonly solved: ReadonlySet<string>;
  readonly onChoose: (id: string) => void;
}

const NONE = { value: '', label: 'a wrapper of the lab' };
const WRAPPERS = BENCHES.filter(({ isExercise }) => !isExercise).map(({ id, title }) => ({ value: id, label: title }));

/** Which exercise, or which wrapper to begin with. */
export function Chooser({ id, solved, onChoose }: ChooserProps) {
  const exercises = BENCHES.filter(({ isExercise }) => isExercise).map((bench) => ({
    value: bench.id,
    label: solved.has(bench.id) ? `${bench.title} ✓` : bench.title,
  }));
  const isWrapper = WRAPPERS.some(({ value }) => value === id);
  const all = [...exercises, ...WRAPPERS.map(({ value, label }) => ({ value, label: `From ${label}` }))];
  return (
    <>
      <div className={styles.wide}>
        <Segmented legend="Exercise" options={exercises} value={id} onChange={onChoose} />
        <span className={styles.or}>
          or begin with{' '}
          <Pick
            label="Begin with a wrapper"
            options={isWrapper ? WRAPPERS : [NONE, ...WRAPPERS]}
            value={isWrapper ? id : ''}
            onChange={onChoose}
          />
        </span>
      </div>
      <div className={styles.narrow}>
        <Pick label="Exercise or wrapper" look="block" options={all} value={id} onChange={onChoose} />
      </div>
    </>
  );
}
