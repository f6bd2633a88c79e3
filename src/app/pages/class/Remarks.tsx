import styles from './remarks.module.css';

/** So many are in sight at once; the others are a click away. */
const IN_SIGHT = 4;

interface RemarksProps {
  readonly title: string;
  readonly remarks: readonly string[];
  readonly isFault?: boolean;
}

/** Sentences about the files; nothing where there are none. */
export function Remarks({ title, remarks, isFault = false }: RemarksProps) {
  if (remarks.length === 0) return null;
  const more = remarks.slice(IN_SIGHT);
  return (
    <section className={styles.remarks} data-fault={isFault || undefined} aria-label={title}>
      <h2>{title}</h2>
      <List remarks={remarks.slice(0, IN_SIGHT)} />
      {more.length > 0 && (
        <details>
          <summary>{more.length} more</summary>
          <List remarks={more} />
        </details>
      )}
    </section>
  );
}

/** Two files may have one name, so that a sentence may come twice. */
function List({ remarks }: { remarks: readonly string[] }) {
  return (
    <ul>
      {remarks.map((remark, index) => (
        <li key={index}>{remark}</li>
      ))}
    </ul>
  );
}
