/** A question that cannot be asked as it is written. `message` names the file, where it is known, and the reason. */
export class QuestionError extends Error {
  readonly questionId: string;
  readonly file: string | null;

  constructor(questionId: string, file: string | null, cause: string, remedy: string) {
    super(`Failed to resolve the question "${questionId}"${file === null ? '' : ` of ${file}`}: ${cause}. ${remedy}.`);
    this.name = 'QuestionError';
    this.questionId = questionId;
    this.file = file;
  }
}
