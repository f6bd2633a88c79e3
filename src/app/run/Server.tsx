import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { isPacked, scenarioNamed, SCENARIOS } from '../../sim/index.ts';
import type { Scenario, Settings } from '../../sim/index.ts';
import { Button } from '../../ui/Button.tsx';
import type { Option } from '../../ui/Pick.tsx';
import { Pick } from '../../ui/Pick.tsx';
import { changeSetting, orderSentence, serverSentence, serverSummary } from './serverWords.ts';
import type { Piece } from './serverWords.ts';
import { ownScenario } from './ownScenario.ts';
import styles from './server.module.css';

interface ScenarioPickProps {
  readonly look?: 'block';
  /** As the address has it: an id, or a scenario packed. */
  readonly value: string;
  readonly onChange: (scenario: string) => void;
}

const SCENARIO_OPTIONS: readonly Option[] = SCENARIOS.map(({ id, title }) => ({ value: id, label: title }));

/** Which scenario, in a sentence or in a block of its own: one of the lab's, the page's own, or the reader's last. */
export function ScenarioPick({ look, value, onChange }: ScenarioPickProps) {
  const kept = ownScenario.read();
  const options = useMemo(() => {
    const own = [...new Set([value, ...(kept === null ? [] : [kept])].filter(isPacked))];
    return [...SCENARIO_OPTIONS, ...own.map((word) => ({ value: word, label: scenarioNamed(word).title }))];
  }, [value, kept]);
  return <Pick label="Scenario" options={options} value={value} onChange={onChange} {...(look && { look })} />;
}

interface SettingsProps {
  /** With all settings applied. */
  readonly scenario: Scenario;
  /** Without them. */
  readonly base: Scenario;
  readonly settings: Settings;
  readonly onChange: (settings: Settings) => void;
}

interface ServerProps extends SettingsProps {
  /** Before the first word, where the page is wide. */
  readonly lead?: ReactNode;
  /** At the end of the row. */
  readonly children?: ReactNode;
}

/** The server as a sentence whose values are controls; on a narrow page behind its summary. */
export function Server({ scenario, base, settings, onChange, lead, children }: ServerProps) {
  const [open, setOpen] = useState(false);
  const [more, setMore] = useState(false);
  const sentence = serverSentence(scenario, base);
  const main = new Set(sentence.main.map((piece) => (typeof piece === 'string' ? null : piece.key)));
  const moreShown =
    more || sentence.more.some((piece) => typeof piece !== 'string' && piece.was !== null && !main.has(piece.key));
  const set = (key: string, value: string) => onChange(changeSetting(settings, base, key, value));
  return (
    <>
      <button type="button" className={styles.summary} aria-expanded={open} onClick={() => setOpen(!open)}>
        Server: {serverSummary(scenario)}
      </button>
      <div className={styles.say} data-open={open || undefined}>
        <p>
          {lead && <span className={styles.lead}>{lead} </span>}
          <span className={styles.about}>{base.about}</span> <Pieces pieces={sentence.main} onChange={set} />
        </p>
        {moreShown && (
          <p>
            <Pieces pieces={sentence.more} onChange={set} />
          </p>
        )}
      </div>
      <div className={styles.aside} data-open={open || undefined}>
        <UndoChanges settings={settings} onChange={onChange} />
        <Button kind="quiet" aria-expanded={moreShown} onClick={() => setMore(!moreShown)}>
          {moreShown ? 'Less' : 'More settings'}
        </Button>
        {children}
      </div>
    </>
  );
}

interface OrderedServerProps extends Pick<ServerProps, 'lead' | 'children'> {
  /** How the order came to be: before the first word. */
  readonly about: ReactNode;
  /** What is to be said of the server. */
  readonly settings: ReactNode;
}

/** The place of the server's sentence, where the order of the messages was chosen. */
export function OrderedServer({ lead, about, settings, children }: OrderedServerProps) {
  return (
    <>
      <div className={styles.say} data-open>
        <p>
          {lead && <span className={styles.lead}>{lead} </span>}
          <b className={styles.about}>{about}</b> Time stands still, and the axis counts steps. {settings}
        </p>
      </div>
      <div className={styles.aside} data-open>
        {children}
      </div>
    </>
  );
}

/** What matters of a scenario where the order is chosen: times do not. A sentence whose values are controls. */
export function OrderSettings({ scenario, base, settings, onChange }: SettingsProps) {
  return (
    <>
      <Pieces
        pieces={orderSentence(scenario, base)}
        onChange={(key, value) => onChange(changeSetting(settings, base, key, value))}
      />{' '}
      <UndoChanges settings={settings} onChange={onChange} className={styles.undo} />
    </>
  );
}

interface PiecesProps {
  readonly pieces: readonly Piece[];
  readonly onChange: (key: string, value: string) => void;
}

function Pieces({ pieces, onChange }: PiecesProps) {
  return pieces.map((piece, index) => {
    if (typeof piece === 'string') return index === 0 ? piece : piece.replace(/^[,.;]/, '');
    const next = pieces[index + 1];
    return (
      // A stop stays with its value, also where the line ends.
      <span key={index} className={styles.value}>
        <Pick
          label={piece.was === null ? piece.label : `${piece.label}; changed, the scenario has ${piece.was}`}
          options={piece.options}
          value={piece.value}
          changed={piece.was !== null}
          onChange={(value) => onChange(piece.key, value)}
        />
        {typeof next === 'string' && /^[,.;]/.exec(next)?.[0]}
      </span>
    );
  });
}

interface UndoChangesProps extends Pick<SettingsProps, 'settings' | 'onChange'> {
  readonly className?: string | undefined;
}

function UndoChanges({ settings, onChange, className }: UndoChangesProps) {
  const changes = Object.keys(settings).length;
  if (changes === 0) return null;
  return (
    <Button kind="quiet" className={className} onClick={() => onChange({})}>
      Undo {changes} {changes === 1 ? 'change' : 'changes'}
    </Button>
  );
}
