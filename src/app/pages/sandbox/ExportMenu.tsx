import { useId } from 'react';
import type { Trace } from '../../../sim/index.ts';
import { EXPORTS, exportRun } from '../../../timeline/index.ts';
import type { ExportKind } from '../../../timeline/index.ts';
import { Button } from '../../../ui/Button.tsx';
import { saveFile } from '../../../ui/saveFile.ts';
import { WRAPPERS } from '../../../wrappers/index.ts';
import type { WrapperDescriptor } from '../../../wrappers/index.ts';
import styles from './export.module.css';

interface ExportMenuProps {
  readonly wrapper: Pick<WrapperDescriptor, 'id' | 'file' | 'title'>;
  readonly trace: Trace;
}

/** Takes the run along as a file. The browser opens and closes the menu, and gives the focus back. */
export function ExportMenu({ wrapper, trace }: ExportMenuProps) {
  const list = useId();
  function take(as: ExportKind) {
    const isBuiltIn = WRAPPERS.some(({ id }) => id === wrapper.id);
    const path = isBuiltIn ? `src/wrappers/${wrapper.file}` : wrapper.file;
    const { name, text, type } = exportRun(trace, as, { title: wrapper.title, path });
    saveFile(name, text, type);
  }
  return (
    <>
      <Button kind="quiet" popoverTarget={list}>
        Export
      </Button>
      <ul id={list} popover="auto" className={styles.list} aria-label="Export this run as">
        {EXPORTS.map(({ as, label, about }) => (
          <li key={as}>
            <button type="button" popoverTarget={list} popoverTargetAction="hide" onClick={() => take(as)}>
              <b>{label}</b> <span>{about}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
