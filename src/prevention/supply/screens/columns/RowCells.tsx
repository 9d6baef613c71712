interface Cell {
  readonly heading: string;
  readonly text: string;
}

/** A row of a file as it was written, cell by cell. */
export const RowCells = ({ cells }: { readonly cells: readonly Cell[] }) => (
  <ul>
    {cells.map(({ heading, text }, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: cells have no name of their own and never move
      <li key={i}>
        {heading || `#${i + 1}`}: {text || '–'}
      </li>
    ))}
  </ul>
);
