import type { Scenario, Settings } from '../../sim/index.ts';
import { Button } from '../controls/Button.tsx';
import { Pick } from '../controls/Pick.tsx';
import { changeSetting } from '../sandbox/setup/changeSetting.ts';
import { settingValue } from '../sandbox/setup/settingValue.ts';
import styles from './explorer.module.css';

interface OrderSettingsProps {
  /** With all settings applied. */
  readonly scenario: Scenario;
  readonly base: Scenario;
  readonly settings: Settings;
  readonly onChange: (settings: Settings) => void;
}

const REFRESH = {
  normal: 'normally',
  '401': 'with 401',
  '500': 'with 500 as text',
  '500-json': 'with 500 as JSON',
  offline: 'with a network error',
  hang: 'never',
};
const ROTATION = { rotate: 'work once', off: 'work for ever' };
const REUSE = { refuse: 'is refused', 'revoke-family': 'ends the session' };

/** What matters of a scenario where the order is chosen: times do not. A sentence whose values are controls. */
export function OrderSettings({ scenario, base, settings, onChange }: OrderSettingsProps) {
  const pick = (key: string, label: string, words: Readonly<Record<string, string>>) => {
    const value = settingValue(
      { key, label, offers: Object.keys(words), words: (one) => words[one] ?? one },
      scenario,
      base,
    );
    return (
      <Pick
        label={value.was === null ? label : `${label}; changed, the scenario has ${value.was}`}
        options={value.options}
        value={value.value}
        changed={value.was !== null}
        onChange={(chosen) => onChange(changeSetting(settings, base, key, chosen))}
      />
    );
  };
  const changes = Object.keys(settings).length;
  const each = scenario.tabs === 2 ? ' in each tab' : '';
  return (
    <>
      {pick('components', 'How many components mount', COMPONENTS)}
      {` ${scenario.mounts.length === 1 ? 'mounts' : 'mount'}${each}. Refresh tokens `}
      {pick('rotation', 'How often refresh tokens work', ROTATION)}
      {scenario.server.rotation === 'rotate' && (
        <>
          {'; a used one '}
          {pick('reuse', 'What a used refresh token does', REUSE)}
        </>
      )}
      {'. Refreshes answer '}
      {pick('refresh', 'How refreshes are answered', REFRESH)}
      {'. '}
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
