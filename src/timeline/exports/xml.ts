type Value = string | number;

/** An XML element with escaped attributes; `content` is text, `children` are elements. */
export function element(
  name: string,
  attributes: Readonly<Record<string, Value>>,
  content = '',
  children = '',
): string {
  const list = Object.entries(attributes)
    .map(
      ([key, value]) =>
        ` ${key}="${escapeXml(typeof value === 'number' ? rounded(value) : value).replaceAll(/[\t\n\r]/g, reference)}"`,
    )
    .join('');
  const inside = `${escapeXml(content)}${children}`;
  return inside === '' ? `<${name}${list}/>` : `<${name}${list}>${inside}</${name}>`;
}

/** A text that may stand anywhere in XML 1.0. What it cannot say at all, such as most control characters, becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** White space that would else be read as a space. */
function reference(space: string): string {
  return `&#${space.charCodeAt(0)};`;
}

function rounded(value: number): string {
  return String(Math.round(value * 100) / 100);
}
