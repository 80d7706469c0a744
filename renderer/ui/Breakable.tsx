/** A name that may be broken after the marks file names are put together with, and not in the middle of a word. */
export function Breakable({ text }: { readonly text: string }) {
  const parts = text.split(/(?<=[_\-./])/u);
  return parts.map((part, index) => (
    <span key={index}>
      {part}
      {index < parts.length - 1 ? <wbr /> : null}
    </span>
  ));
}
