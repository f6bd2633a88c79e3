/** Something about the keeping of progress that the learner should know. */
export type Notice =
  /** What was kept could not be read. `restored`: nothing was lost, the copy or this tab had it all. */
  | { readonly kind: 'damaged'; readonly setAsideAs: string | null; readonly restored: boolean }
  /** What was kept is of a later version of this page. */
  | { readonly kind: 'newer'; readonly setAsideAs: string | null }
  /** The browser's storage is full, or shut: answers last as long as this tab. */
  | { readonly kind: 'not-kept' };

/** A notice in words. */
export function noticeText(notice: Notice): string {
  switch (notice.kind) {
    case 'damaged': {
      const where = notice.setAsideAs === null ? '' : ` What was there is set aside as “${notice.setAsideAs}”.`;
      const rest = notice.restored
        ? 'Your answers were restored from the second copy.'
        : 'Earlier answers are missing here. Import a file that you exported, if you have one.';
      return `The progress kept in this browser was damaged.${where} ${rest}`;
    }
    case 'newer': {
      const where = notice.setAsideAs === null ? '' : ` It is set aside as “${notice.setAsideAs}”.`;
      return `The progress kept in this browser is of a newer version of this page.${where} Reload the page to get that version.`;
    }
    case 'not-kept':
      return 'This browser could not keep your last answers: its storage is full or shut. They last as long as this tab. Export them to a file.';
  }
}
