import type { Scenario, Settings } from '../../sim/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Pick } from '../../ui/Pick.tsx';
import { changeSetting } from './setup/changeSetting.ts';
import { REFRESH_WORDS, REUSE_WORDS, ROTATION_WORDS } from './setup/serverWords.ts';
import { settingValue } from './setup/settingValue.ts';
import styles from './explorer.module.css';

interface OrderSettingsProps {
  /** With all settings applied. */
  readonly scenario: Scenario;
  readonly base: Scenario;
  readonly settings: Settings;
  readonly onChange: (settings: Settings) => void;
}

/** What matters of a scenario where the order is chosen: times do not. A sentence whose values are controls. */
export function OrderSettings({ scenario, base, settings, onChange }: OrderSettingsProps) {
  const pick = (key: string, label: string, words: Readonly<Record<string, string>>, stop = '') => {
    const value = settingValue(
      { key, label, offers: Object.keys(words), words: (one) => words[one] ?? one },
      scenario,
      base,
    );
    return (
      // A stop stays with its value, also where the line ends.
      <span className={styles.value}>
        <Pick
          label={value.was === null ? label : `${label}; changed, the scenario has ${value.was}`}
          options={value.options}
          value={value.value}
          changed={value.was !== null}
          onChange={(chosen) => onChange(changeSetting(settings, base, key, chosen))}
        />
        {stop}
      </span>
    );
  };
  const changes = Object.keys(settings).length;
  const rotates = scenario.server.rotation === 'rotate';
  const each = scenario.tabs === 2 ? ' in each tab' : '';
  return (
    <>
      {pick('components', 'How many components mount', COMPONENTS)}
      {` ${scenario.mounts.length === 1 ? 'mounts' : 'mount'}${each}. Refresh tokens `}
      {pick('rotation', 'How often refresh tokens work', ROTATION_WORDS, rotates ? ';' : '.')}
      {rotates && (
        <>
          {' a used one '}
          {pick('reuse', 'What a used refresh token does', REUSE_WORDS, '.')}
        </>
      )}
      {' Refreshes answer '}
      {pick('refresh', 'How refreshes are answered', REFRESH_WORDS, '.')}{' '}
      {changes > 0 && (
        <Button kind="quiet" className={styles.undo} onClick={() => onChange({})}>
          Undo {changes} {changes === 1 ? 'change' : 'changes'}
        </Button>
      )}
    </>
  );
}

const COMPONENTS = Object.fromEntries(
  [1, 2, 3, 4, 5, 6].map((count) => [String(count), count === 1 ? '1 component' : `${count} components`]),
);
