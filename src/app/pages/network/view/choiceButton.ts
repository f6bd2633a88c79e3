import type { ComponentProps } from 'react';

/** What every button needs that makes a choice happen. */
export interface ChoiceProps {
  /** The key that makes it happen, from 1; beyond 9 there is none. */
  readonly number: number;
  readonly isLooked: boolean;
  /** The id of the sentence that says what it would do. */
  readonly describedBy: string;
  readonly onDeliver: () => void;
  readonly onLook: (looks: boolean) => void;
}

/** The same as attributes of the button. To look is to point at it, or to have the focus on it. */
export function choiceButton({
  number,
  isLooked,
  describedBy,
  onDeliver,
  onLook,
}: ChoiceProps): ComponentProps<'button'> {
  return {
    type: 'button',
    'aria-describedby': isLooked ? describedBy : undefined,
    'aria-keyshortcuts': number <= 9 ? String(number) : undefined,
    onClick: onDeliver,
    onFocus: () => onLook(true),
    onBlur: () => onLook(false),
    onMouseEnter: () => onLook(true),
    onMouseLeave: (event) => event.currentTarget !== document.activeElement && onLook(false),
  };
}
