import { useEffect, useId, useRef, useState } from 'react';
import type { Trace } from '../../../sim/index.ts';
import { saveFile } from '../../../ui/saveFile.ts';
import { EXPORTS, exportRun } from '../../../timeline/index.ts';
import type { ExportKind } from '../../../timeline/index.ts';
import { WRAPPERS } from '../../../wrappers/index.ts';
import { Button } from '../../../ui/Button.tsx';
import type { Sandbox } from '../useSandbox.ts';
import styles from './export.module.css';

/** Takes the run along as a file. */
export function ExportMenu({ sandbox, trace }: { readonly sandbox: Sandbox; readonly trace: Trace }) {
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLSpanElement>(null);
  const list = useId();
  useEffect(() => {
    if (!isOpen) return undefined;
    const leave = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', leave);
    return () => document.removeEventListener('pointerdown', leave);
  }, [isOpen]);

  function take(as: ExportKind) {
    const { wrapper } = sandbox.subject;
    const isBuiltIn = WRAPPERS.some(({ id }) => id === wrapper.id);
    const path = isBuiltIn ? `src/wrappers/${wrapper.file}` : wrapper.file;
    const { name, text, type } = exportRun(trace, as, { title: wrapper.title, path });
    saveFile(name, text, type);
    setOpen(false);
    box.current?.querySelector('button')?.focus();
  }
  return (
    <span
      ref={box}
      className={styles.box}
      onBlur={(event) => event.relatedTarget && !box.current?.contains(event.relatedTarget) && setOpen(false)}
      onKeyDown={(event) => {
        // Arrows and Space are the timeline's, where they do not belong to a button.
        if (isOpen && event.key === 'Escape') {
          setOpen(false);
          box.current?.querySelector('button')?.focus();
        }
      }}
    >
      <Button kind="quiet" aria-expanded={isOpen} aria-controls={list} onClick={() => setOpen(!isOpen)}>
        Export
      </Button>
      {isOpen && (
        <ul id={list} className={styles.list} aria-label="Export this run as">
          {EXPORTS.map(({ as, label, about }) => (
            <li key={as}>
              <button type="button" onClick={() => take(as)}>
                <b>{label}</b> <span>{about}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </span>
  );
}
