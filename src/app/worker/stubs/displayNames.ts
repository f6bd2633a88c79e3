/** Stands for what sucrase does for `React.createClass`: nothing. */
export default class {
  process(): boolean {
    return false;
  }
  getPrefixCode(): string {
    return '';
  }
  getHoistedCode(): string {
    return '';
  }
  getSuffixCode(): string {
    return '';
  }
}
