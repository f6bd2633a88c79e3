import { useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Option } from './Pick.tsx';
import styles from './tabs.module.css';

interface TabsProps {
  /** Begins the ids of tabs and panel. */
  readonly id: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** The row of tabs. Its panel is a `<TabPanel>` with the same id. */
export function Tabs({ id, label, options, value, onChange }: TabsProps) {
  const row = useRef<HTMLDivElement>(null);

  function move(event: KeyboardEvent) {
    const here = options.findIndex((option) => option.value === value);
    const there = { ArrowRight: here + 1, ArrowLeft: here - 1 + options.length, Home: 0, End: options.length - 1 }[
      event.key
    ];
    const next = there === undefined ? undefined : options[there % options.length];
    if (!next) return;
    event.preventDefault();
    onChange(next.value);
    row.current?.querySelector<HTMLElement>(`[data-tab="${next.value}"]`)?.focus();
  }
  return (
    <div ref={row} role="tablist" tabIndex={-1} aria-label={label} className={styles.tabs} onKeyDown={move}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          role="tab"
          data-tab={option.value}
          id={`${id}-${option.value}`}
          aria-selected={option.value === value}
          aria-controls={`${id}-panel`}
          tabIndex={option.value === value ? 0 : -1}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}

/** What a tab shows, while it is the one that is chosen. */
export function TabPanel({
  id,
  value,
  className,
  children,
}: {
  id: string;
  value: string;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${value}`} className={className}>
      {children}
    </div>
  );
}
