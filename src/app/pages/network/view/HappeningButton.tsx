import type { Happening } from '../game/envelopesOf.ts';
import { choiceButton } from './choiceButton.ts';
import type { ChoiceProps } from './choiceButton.ts';
import styles from './happening.module.css';

interface HappeningButtonProps extends ChoiceProps {
  readonly happening: Happening;
}

/** A component that mounts, a timer, or something the user does: no message, so no envelope. */
export function HappeningButton(props: HappeningButtonProps) {
  const { happening, number, isLooked } = props;
  return (
    <button
      {...choiceButton(props)}
      data-choice={happening.choice}
      data-call={happening.call}
      data-looked={isLooked || undefined}
      className={styles.happening}
    >
      {number <= 9 && <kbd>{number}</kbd>}
      {happening.title}
    </button>
  );
}
