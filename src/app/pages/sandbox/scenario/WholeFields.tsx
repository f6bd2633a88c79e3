import { ChoiceField, NumberField, TABS, TextField } from './fields.tsx';
import type { FieldsProps } from './fields.tsx';
import styles from './scenario.module.css';

/** The fields of what there is before the first call. */
export function StartFields({ scenario, edit }: FieldsProps) {
  const { accessToken, refreshToken, server, clockAheadMs = 0 } = scenario;
  return (
    <div className={styles.fields}>
      <ChoiceField
        label="The first access token"
        options={[
          { value: 'expired', label: 'has expired' },
          { value: 'good', label: 'is good' },
        ]}
        value={accessToken}
        onValue={(value) => edit({ ...scenario, accessToken: value === 'good' ? 'good' : 'expired' })}
      />
      <ChoiceField
        label="The refresh token"
        options={[
          { value: 'good', label: 'is good' },
          { value: 'none', label: 'is not there' },
        ]}
        value={refreshToken}
        onValue={(value) => edit({ ...scenario, refreshToken: value === 'none' ? 'none' : 'good' })}
      />
      <NumberField
        label="An access token lives, in s"
        value={server.accessSeconds}
        least={1}
        most={86_400}
        what="A life"
        until={`It lives ${server.accessSeconds} s until it is right.`}
        onValue={(accessSeconds) => edit({ ...scenario, server: { ...server, accessSeconds } })}
      />
      <NumberField
        label="The client’s clock is ahead, in ms"
        value={clockAheadMs}
        least={-YEAR_MS}
        most={YEAR_MS}
        what="How far it is ahead, or with a minus behind,"
        until="The clock stays as it is until it is right."
        onValue={(ahead) => edit({ ...scenario, clockAheadMs: ahead })}
      />
    </div>
  );
}

const YEAR_MS = 366 * 86_400_000;
const LONGEST_TEXT = 300;

/** The fields of the scenario as a whole. */
export function WholeFields({ scenario, edit }: FieldsProps) {
  const faultIn = (text: string) =>
    text.trim() === '' || text.length > LONGEST_TEXT
      ? `It has from 1 to ${LONGEST_TEXT} characters. It stays as it is until it is right.`
      : null;
  const named = { named: true };
  return (
    <div className={styles.fields}>
      <TextField
        label="Its name"
        value={scenario.title}
        faultIn={faultIn}
        onValue={(title) => edit({ ...scenario, title: title.trim() }, named)}
      />
      <TextField
        label="What it is, in a sentence"
        value={scenario.about}
        wide
        faultIn={faultIn}
        onValue={(about) => edit({ ...scenario, about: about.trim() }, named)}
      />
      <ChoiceField
        label="Tabs"
        options={TABS.map((tabs) => ({ value: String(tabs), label: String(tabs) }))}
        value={String(scenario.tabs)}
        onValue={(text) => edit({ ...scenario, tabs: TABS.find((tabs) => String(tabs) === text) ?? 1 })}
      />
    </div>
  );
}
