/** Something to choose. */
export interface Option {
  readonly value: string;
  readonly label: string;
}
