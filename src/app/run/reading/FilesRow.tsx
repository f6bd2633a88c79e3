import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import type { OwnFile } from '../ownFile.ts';
import styles from './reading.module.css';

interface FilesRowProps {
  readonly own: OwnFile;
  /** The path of the file that is looked at; `null`: the one with the base query. */
  readonly shown: string | null;
  readonly onShow: (path: string | null) => void;
  readonly onOwn: (own: OwnFile) => void;
}

/** The files that belong together: each can be looked at, and all but the first left out. Nothing where there is one. */
export function FilesRow({ own, shown, onShow, onOwn }: FilesRowProps) {
  const paths = Object.keys(own.files ?? {});
  if (paths.length === 0) return null;

  function remove(path: string) {
    const { files = {}, ...alone } = own;
    const { [path]: _removed, ...rest } = files;
    if (shown === path) onShow(null);
    onOwn(Object.keys(rest).length === 0 ? alone : { ...alone, files: rest });
  }
  return (
    <ul className={styles.files} aria-label="Files">
      <li>
        <button type="button" aria-pressed={shown === null} onClick={() => onShow(null)}>
          {own.file}
        </button>
      </li>
      {paths.map((path) => (
        <li key={path}>
          <button type="button" aria-pressed={shown === path} onClick={() => onShow(path)}>
            {path}
          </button>
          <button
            type="button"
            aria-label={`Leave out ${path}`}
            title={`Leave out ${path}`}
            onClick={() => remove(path)}
          >
            <Icon name="cross" />
          </button>
        </li>
      ))}
    </ul>
  );
}

interface OtherEntriesProps {
  readonly others: readonly string[];
  readonly onOther: (path: string) => void;
}

/** Of the files that were opened more than one has a base query: another one may be meant. */
export function OtherEntries({ others, onOther }: OtherEntriesProps) {
  if (others.length === 0) return null;
  return (
    <section className={styles.question} aria-label="A question about these files">
      <p>Another file has a base query that refreshes, too. Is it the one that is meant?</p>
      <div className={styles.choices}>
        {others.map((path) => (
          <Button key={path} onClick={() => onOther(path)}>
            {path}
          </Button>
        ))}
      </div>
    </section>
  );
}
